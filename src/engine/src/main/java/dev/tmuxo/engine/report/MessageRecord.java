package dev.tmuxo.engine.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tmuxo.engine.checkin.CheckInLabel;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A line of {@code messages.jsonl} but for what became of the message; {@code
 * docs/schema/messages.schema.json} has both.
 *
 * @param run in which of the journal's runs it was accepted, from 1
 * @param to addresses as the sender wrote them
 * @param briefing whether it is what the team file tells the agent at its start
 * @param inReplyTo the message that it answers
 * @param checkIns those whose schedule sent it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record MessageRecord(
    String id,
    int run,
    Instant time,
    String from,
    List<String> to,
    MessageType type,
    Priority priority,
    String text,
    boolean requiresResponse,
    boolean briefing,
    Optional<String> inReplyTo,
    List<String> checkIns) {

  /** What became of it. */
  record Fate(List<DeliveryRecord> deliveries, List<String> replies) {}

  /**
   * Its way to one agent.
   *
   * @param millis from the message's acceptance to its present state
   */
  record DeliveryRecord(String agent, DeliveryState state, List<Step> evidence, long millis) {}

  /** One transition and what was seen that justifies it. */
  record Step(DeliveryState state, Instant at, String kind, String detail) {}

  static MessageRecord of(AgentMessage message, int run) {
    return new MessageRecord(
        message.id(),
        run,
        message.timestamp(),
        message.sender(),
        message.recipients(),
        message.type(),
        message.priority(),
        message.content(),
        message.requiresResponse(),
        message.metadata().containsKey(AgentMessage.BRIEFING),
        message.correlationId(),
        CheckInLabel.of(message)
            .map(label -> label.parts().stream().map(CheckInLabel.Part::checkIn).toList())
            .orElse(List.of()));
  }

  /** The same with a text of at most so many characters. */
  MessageRecord shortened(int max) {
    return text.length() <= max
        ? this
        : new MessageRecord(
            id,
            run,
            time,
            from,
            to,
            type,
            priority,
            Shown.cut(text, max, "messages.jsonl"),
            requiresResponse,
            briefing,
            inReplyTo,
            checkIns);
  }
}
