package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.checkin.CheckInLabel;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import dev.tmuxo.engine.team.AgentSpec;
import java.util.Map;

/** Tells who has to know of an agent in trouble that it cannot mend itself. */
record Escalation(TeamContext team, PostOffice postOffice) {
  /** Who writes such messages. */
  private static final String SENDER = "tmuxo";

  /** Tells its superior, or the people if it has none; an answer goes to the people. */
  void tell(AgentSpec agent, String problem) {
    String to = agent.reportsTo().orElse(PostOffice.OPERATOR);
    team.record(new Event.Escalated(agent.name(), to, problem));
    if (!to.equals(PostOffice.OPERATOR)) {
      postOffice.trySend(
          Draft.text(SENDER, to, agent.name() + ": " + problem)
              .withType(MessageType.ERROR_REPORT)
              .withPriority(Priority.HIGH)
              .withMetadata(Map.of(CheckInLabel.BY, PostOffice.OPERATOR)));
    }
  }
}
