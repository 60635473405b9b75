package dev.tmuxo.engine.view;

import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import dev.tmuxo.engine.message.UncertainPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class Messages {
  private Messages() {}

  static Event.MessageAccepted accepted(
      String id, Instant at, String from, String content, Optional<String> answers, String... to) {
    List<String> agents = List.of(to);
    return new Event.MessageAccepted(
        new AgentMessage(
            id,
            at,
            from,
            agents,
            MessageType.TEXT,
            content,
            Map.of(),
            Priority.NORMAL,
            Optional.empty(),
            false,
            answers,
            UncertainPolicy.FAIL),
        agents);
  }
}
