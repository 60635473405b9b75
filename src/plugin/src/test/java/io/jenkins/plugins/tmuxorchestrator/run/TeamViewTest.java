package io.jenkins.plugins.tmuxorchestrator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.StateSource;
import dev.tmuxo.engine.checkin.CheckInRules;
import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import io.jenkins.plugins.tmuxorchestrator.host.TeamRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the pages say of a team is what its journal says. */
final class TeamViewTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static final Event STARTING =
      new Event.TeamStarting(
          "node:linux-3",
          "/run/shop",
          "3.5",
          List.of(
              new Event.Member("pm", "project-manager", "fake", Optional.empty()),
              new Event.Member("dev", "engineer", "fake", Optional.of("pm"))));

  private static TeamView told(Event... events) {
    dev.tmuxo.engine.view.TeamView view = dev.tmuxo.engine.view.TeamView.empty();
    for (Event event : events) {
      view = view.apply(new JournalEntry(view.seq() + 1, NOW, "shop-1", event));
    }
    TeamRecord record =
        new TeamRecord("shop-1", "shop", "jenkins:linux-3", "build", 1, false, Map.of());
    return TeamView.of(record, view);
  }

  @Test
  void countsAgentsByState() {
    TeamView view =
        told(
            STARTING,
            new Event.TeamStarted(),
            new Event.AgentStateChanged(
                "pm", AgentState.STARTING, AgentState.IDLE, StateSource.COMMAND, "prompt"));
    assertThat(view.state()).isEqualTo("running");
    assertThat(view.counts()).isEqualTo("1 starting, 1 idle");
    assertThat(view.agents())
        .extracting(TeamView.Agent::name, TeamView.Agent::state)
        .containsExactly(tuple("pm", "idle"), tuple("dev", "starting"));
  }

  @Test
  void saysThatTheNodeIsOutOfReach() {
    TeamView view =
        told(STARTING, new Event.TeamStarted(), new Event.ConnectionLost("closed", "offline"));
    assertThat(view.state()).isEqualTo("unreachable");
    assertThat(view.alive()).isTrue();
  }

  @Test
  void saysHowATeamEnded() {
    TeamView view =
        told(
            STARTING,
            new Event.TeamStarted(),
            new Event.TeamStopped(Event.Outcome.STOPPED, "its build ended it", 0));
    assertThat(view.alive()).isFalse();
    assertThat(view.state()).isEqualTo("stopped");
    assertThat(view.ended()).isEqualTo("its build ended it");
  }

  @Test
  void saysWhenACheckInIsDue() {
    TeamView view =
        told(
            STARTING,
            new Event.CheckInAdded(
                "c1",
                "operator",
                "pm",
                new Schedule.Every(Duration.ofMinutes(15)),
                "How is it going?",
                MessageType.STATUS_REQUEST,
                Priority.NORMAL,
                NOW.plusSeconds(900),
                CheckInRules.USUAL,
                Optional.of(NOW),
                0));
    assertThat(view.checkIns())
        .singleElement()
        .satisfies(
            checkIn -> {
              assertThat(checkIn.schedule()).isEqualTo("every 15m");
              assertThat(checkIn.due()).isEqualTo(Times.written(NOW.plusSeconds(900)));
            });
  }

  @Test
  void knowsNothingOfATeamWithoutAJournal() {
    TeamView view = told();
    assertThat(view.state()).isEqualTo("unknown");
    assertThat(view.agents()).isEmpty();
    assertThat(view.started()).isEmpty();
  }
}
