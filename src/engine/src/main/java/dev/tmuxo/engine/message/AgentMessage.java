package dev.tmuxo.engine.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A message as it was accepted; immutable. Its JSON form is published as {@code
 * docs/schema/message.schema.json}.
 *
 * @param id a ULID: sorts by time of acceptance
 * @param sender an agent's name, {@code team/agent} from another team, or one of {@code operator},
 *     {@code check-in}
 * @param recipients addresses as the sender wrote them; each becomes deliveries, one per agent
 * @param content any text of at most {@link #MAX_CONTENT_BYTES} in UTF-8
 * @param ttl how long after {@code timestamp} it may still be submitted
 * @param correlationId the id of the message this one answers
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AgentMessage(
    String id,
    Instant timestamp,
    String sender,
    List<String> recipients,
    MessageType type,
    String content,
    Map<String, String> metadata,
    Priority priority,
    Optional<Duration> ttl,
    boolean requiresResponse,
    Optional<String> correlationId,
    UncertainPolicy onUncertain) {

  /** Metadata of a message that tells an agent at its start what it is for. */
  public static final String BRIEFING = "briefing";

  /** 1 MiB. */
  public static final int MAX_CONTENT_BYTES = 1 << 20;

  public AgentMessage {
    Objects.requireNonNull(id);
    Objects.requireNonNull(timestamp);
    Objects.requireNonNull(sender);
    recipients = List.copyOf(recipients);
    Objects.requireNonNull(content);
    type = Objects.requireNonNullElse(type, MessageType.TEXT);
    metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
    priority = Objects.requireNonNullElse(priority, Priority.NORMAL);
    ttl = Objects.requireNonNullElse(ttl, Optional.empty());
    correlationId = Objects.requireNonNullElse(correlationId, Optional.empty());
    onUncertain = Objects.requireNonNullElse(onUncertain, UncertainPolicy.FAIL);
  }

  /** The same message with its content and its metadata's values changed. */
  public AgentMessage withTexts(UnaryOperator<String> change) {
    Map<String, String> changed = new HashMap<>(metadata);
    changed.replaceAll((name, value) -> change.apply(value));
    return new AgentMessage(
        id,
        timestamp,
        sender,
        recipients,
        type,
        change.apply(content),
        changed,
        priority,
        ttl,
        requiresResponse,
        correlationId,
        onUncertain);
  }

  /** The same message under another name of its sender. */
  public AgentMessage from(String newSender) {
    return new AgentMessage(
        id,
        timestamp,
        newSender,
        recipients,
        type,
        content,
        metadata,
        priority,
        ttl,
        requiresResponse,
        correlationId,
        onUncertain);
  }
}
