package dev.tmuxo.server.screen;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.delivery.DeliveryState;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** What the keys do and what the shapes mean. */
final class HelpPane {
  private static final String[][] KEYS = {
    {"q, Ctrl-C", "stop the team; asks once while agents are busy; a second Ctrl-C forces"},
    {"up, down, k, j", "select an agent"},
    {"Enter", "the selected agent's terminal, live; Esc goes back"},
    {"m", "type a message to the selected agent; Tab makes it one to all"},
    {"e", "show what justified each step of each delivery"},
    {"PgUp, PgDn", "read back in the conversation"},
    {"a", "how to attach a real tmux to the team"},
  };

  private final Theme theme;

  HelpPane(Theme theme) {
    this.theme = theme;
  }

  List<AttributedString> paint(int width, int height) {
    List<AttributedString> rows = new ArrayList<>();
    for (String[] key : KEYS) {
      rows.add(
          new Row(width)
              .column("  " + key[0], 18, theme.strong())
              .add(key[1], theme.plain())
              .done());
    }
    rows.add(AttributedString.EMPTY);
    Row agents = new Row(width).column("  agents", 18, theme.strong());
    for (AgentState state : AgentState.values()) {
      agents.add(theme.shape(state) + " " + state.label() + "  ", theme.style(state));
    }
    rows.add(agents.done());
    rows.add(AttributedString.EMPTY);
    for (DeliveryState state : DeliveryState.values()) {
      rows.add(
          new Row(width)
              .column(state == DeliveryState.QUEUED ? "  deliveries" : "", 18, theme.strong())
              .add(theme.gauge(state) + " ", theme.style(state))
              .column(state.label(), 12, theme.style(state))
              .add(meaning(state), theme.dim())
              .done());
    }
    while (rows.size() < height) {
      rows.add(AttributedString.EMPTY);
    }
    return rows.subList(0, height);
  }

  private static String meaning(DeliveryState state) {
    return switch (state) {
      case QUEUED -> "accepted; waits for the agent to be ready";
      case SENDING -> "being typed";
      case SUBMITTED -> "the agent's composer let go of it";
      case STARTED -> "the agent was seen working on it";
      case FINISHED -> "the agent was seen ready again";
      case ANSWERED -> "a reply that names it came";
      case EXPIRED -> "its time to live passed";
      case FAILED -> "certainly not delivered";
      case UNCERTAIN -> "nobody can say whether the agent got it";
      case DEAD_LETTER -> "its agent is gone";
    };
  }
}
