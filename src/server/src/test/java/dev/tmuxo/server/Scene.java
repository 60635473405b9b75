package dev.tmuxo.server;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.StateSource;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.delivery.Evidence;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import dev.tmuxo.engine.message.UncertainPolicy;
import dev.tmuxo.engine.view.TeamView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A team's journal written by a test, and the view of it. Time stands still unless it is told to
 * pass.
 */
public final class Scene {
  public static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  private final String team;
  private final List<JournalEntry> entries = new ArrayList<>();
  private TeamView view = TeamView.empty();
  private Instant now = START;

  public Scene(String team) {
    this.team = team;
  }

  /** A team of a lead, a project manager and two engineers in which nothing has happened yet. */
  public static Scene shop() {
    Scene scene = new Scene("shop");
    scene.tell(
        new Event.TeamStarting(
            "local",
            "/run/shop/socket",
            "3.3a",
            List.of(
                new Event.Member("lead", "orchestrator", "fake", Optional.empty()),
                new Event.Member("pm", "project-manager", "fake", Optional.of("lead")),
                new Event.Member("dev-1", "engineer", "fake", Optional.of("pm")),
                new Event.Member("dev-2", "engineer", "fake", Optional.of("pm")))));
    return scene;
  }

  public Scene running() {
    int pane = 0;
    for (var agent : view.agents().all()) {
      tell(new Event.AgentStarted(agent.name(), "%" + pane, 4000 + pane, 0));
      state(agent.name(), AgentState.IDLE);
      pane++;
    }
    tell(new Event.TeamStarted());
    return this;
  }

  public Scene pass(Duration time) {
    now = now.plus(time);
    return this;
  }

  public Scene state(String agent, AgentState to) {
    AgentState from = view.agent(agent).orElseThrow().state();
    tell(new Event.AgentStateChanged(agent, from, to, StateSource.SCREEN, "marker"));
    return this;
  }

  public Scene message(String id, String from, String content, String... to) {
    return accepted(id, from, content, Optional.empty(), to);
  }

  public Scene accepted(
      String id, String from, String content, Optional<String> answers, String... to) {
    AgentMessage message =
        new AgentMessage(
            id,
            now,
            from,
            List.of(to),
            MessageType.TEXT,
            content,
            Map.of(),
            Priority.NORMAL,
            Optional.empty(),
            false,
            answers,
            UncertainPolicy.FAIL);
    tell(new Event.MessageAccepted(message, List.of(to)));
    return this;
  }

  public Scene delivery(String message, String agent, DeliveryState to, String evidence) {
    DeliveryState from =
        view.message(message).flatMap(m -> m.delivery(agent)).orElseThrow().state();
    tell(new Event.DeliveryChanged(message, agent, from, to, new Evidence(now, evidence, "")));
    return this;
  }

  public JournalEntry tell(Event event) {
    JournalEntry entry = new JournalEntry(view.seq() + 1, now, team, event);
    entries.add(entry);
    view = view.apply(entry);
    return entry;
  }

  public TeamView view() {
    return view;
  }

  public Instant now() {
    return now;
  }

  public List<JournalEntry> entries() {
    return List.copyOf(entries);
  }
}
