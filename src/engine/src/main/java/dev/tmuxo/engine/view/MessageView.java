package dev.tmuxo.engine.view;

import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message and how far it came.
 *
 * @param briefing whether it is what the team file tells the agent at its start
 * @param deliveries one for each agent its addresses resolved to
 */
public record MessageView(
    String id,
    Instant at,
    String sender,
    List<String> recipients,
    MessageType type,
    Priority priority,
    Excerpt text,
    boolean requiresResponse,
    Optional<String> correlationId,
    boolean briefing,
    List<DeliveryView> deliveries) {

  public MessageView {
    recipients = List.copyOf(recipients);
    deliveries = List.copyOf(deliveries);
  }

  static MessageView accepted(Event.MessageAccepted event, Instant at) {
    AgentMessage message = event.message();
    return new MessageView(
        message.id(),
        message.timestamp(),
        message.sender(),
        message.recipients(),
        message.type(),
        message.priority(),
        Excerpt.of(message.content()),
        message.requiresResponse(),
        message.correlationId(),
        message.metadata().containsKey(AgentMessage.BRIEFING),
        event.deliveries().stream().map(agent -> DeliveryView.queued(agent, at)).toList());
  }

  public Optional<DeliveryView> delivery(String agent) {
    return deliveries.stream().filter(d -> d.agent().equals(agent)).findFirst();
  }

  MessageView with(Event.DeliveryChanged event) {
    return new MessageView(
        id,
        at,
        sender,
        recipients,
        type,
        priority,
        text,
        requiresResponse,
        correlationId,
        briefing,
        deliveries.stream().map(d -> d.agent().equals(event.agent()) ? d.with(event) : d).toList());
  }

  AgentView.Remark asTask() {
    return new AgentView.Remark(id, at, sender, text);
  }
}
