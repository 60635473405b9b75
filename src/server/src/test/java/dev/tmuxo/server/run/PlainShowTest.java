package dev.tmuxo.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.checkin.CheckInRules;
import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import dev.tmuxo.engine.view.TeamView;
import dev.tmuxo.server.Scene;
import dev.tmuxo.server.text.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlainShowTest {
  private static final String START = Times.clock(Scene.START);

  private final Scene scene = Scene.shop();

  @Test
  void tellsADeliveryStepByStep() {
    scene.message("m1", "lead", "Plan\nit", "pm");
    scene.pass(Duration.ofMillis(4)).delivery("m1", "pm", DeliveryState.SENDING, "agent-ready");
    scene
        .pass(Duration.ofMillis(31))
        .delivery("m1", "pm", DeliveryState.SUBMITTED, "composer-emptied");
    scene.pass(Duration.ofMillis(700)).delivery("m1", "pm", DeliveryState.FINISHED, "screen");

    assertThat(lines(false))
        .containsSequence(
            START + " lead → pm  \"Plan it\"",
            START + " lead → pm  sending (agent ready, 4 ms)",
            START + " lead → pm  delivered (submitted: composer emptied, 31 ms)",
            START + " lead → pm  finished (screen, 700 ms)");
  }

  @Test
  void tellsTheLifeOfAgentsAndTeam() {
    scene.running().state("pm", AgentState.BUSY);
    scene.tell(new Event.AgentDone("pm", false, "no database"));
    scene.tell(new Event.AgentExited("pm", 0, 9, ""));
    scene.tell(new Event.AgentStarted("pm", "%9", 77, 1));
    scene.tell(new Event.TeamStopping("leads are done"));
    scene.tell(new Event.TeamStopped(Event.Outcome.DONE, "leads are done", 2));

    assertThat(lines(false))
        .contains(
            START + " starting 4 agents on local (tmux 3.3a)",
            START + " pm  idle → busy (screen: marker)",
            START + " pm  failed: \"no database\"",
            START + " pm  ended by signal 9",
            START + " pm  started in %9, process 77, restart 1",
            START + " stopping: leads are done",
            START + " stopped: done (leads are done), 2 leftover processes ended");
  }

  @Test
  void tellsCheckInsAndQuestions() {
    scene.tell(
        new Event.CheckInAdded(
            "c1",
            "operator",
            "pm",
            new Schedule.In(Duration.ofSeconds(90)),
            "Status?",
            MessageType.STATUS_REQUEST,
            Priority.NORMAL,
            scene.now().plusSeconds(90),
            CheckInRules.USUAL
                .withMissed(CheckInRules.Missed.ALL)
                .withEscalation(2, Optional.of("lead")),
            Optional.empty(),
            0));
    scene.tell(new Event.QuestionAsked("pm", "q1", "Which database?"));

    assertThat(lines(false))
        .contains(
            START
                + " check-in for pm in 1m30: \"Status?\" (once after 1m30s;"
                + " missed: all, if busy: queue, after 2 unanswered: tells lead)",
            START + " pm  asks \"Which database?\" [q1]");
  }

  @Test
  void namesTheTeamWhenThereAreSeveral() {
    assertThat(lines(true)).allMatch(line -> line.startsWith(START + " shop  "));
  }

  @Test
  void remindsOfAMessageThatWasNotShown() {
    scene.message("m1", "lead", "Plan it, and then tell everybody about it.", "pm");
    AgentMessage hidden =
        ((Event.MessageAccepted) scene.entries().get(scene.entries().size() - 1).event()).message();
    scene.delivery("m1", "pm", DeliveryState.SENDING, "agent-ready");
    JournalEntry change = scene.entries().get(scene.entries().size() - 1);

    List<String> lines = new ArrayList<>();
    new PlainShow(false, lines::add, id -> Optional.of(hidden).filter(m -> m.id().equals(id)))
        .entry(change, TeamView.empty().apply(change));
    new PlainShow(false, lines::add).entry(change, TeamView.empty().apply(change));
    assertThat(lines)
        .containsExactly(
            START
                + " lead → pm  \"Plan it, and then tell everybody about …\"  sending (agent-ready)",
            START + " m1 → pm  sending (agent-ready)");
  }

  @Test
  void doesNotObeyWhatAgentsWrite() {
    scene.message("m1", "lead", "\033[2J\rgone", "pm");
    assertThat(lines(false)).contains(START + " lead → pm  \"[2Jgone\"");
  }

  private List<String> lines(boolean several) {
    List<String> lines = new ArrayList<>();
    PlainShow show = new PlainShow(several, lines::add);
    TeamView view = TeamView.empty();
    for (JournalEntry entry : scene.entries()) {
      view = view.apply(entry);
      show.entry(entry, view);
    }
    return lines;
  }
}
