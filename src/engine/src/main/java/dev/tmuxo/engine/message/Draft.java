package dev.tmuxo.engine.message;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message before it is accepted: what a sender decides. Immutable; {@code with...} methods return
 * a changed copy.
 *
 * @param to addresses: {@code pm}, {@code dev-*}, {@code @all}, {@code @role:engineer}, {@code
 *     team/agent}
 */
public record Draft(
    String sender,
    List<String> to,
    String content,
    MessageType type,
    Priority priority,
    Map<String, String> metadata,
    Optional<Duration> ttl,
    boolean requiresResponse,
    Optional<String> correlationId,
    UncertainPolicy onUncertain) {

  public Draft {
    to = List.copyOf(to);
    metadata = Map.copyOf(metadata);
  }

  /** A plain text of normal priority. */
  public static Draft text(String sender, String to, String content) {
    return new Draft(
        sender,
        List.of(to),
        content,
        MessageType.TEXT,
        Priority.NORMAL,
        Map.of(),
        Optional.empty(),
        false,
        Optional.empty(),
        UncertainPolicy.FAIL);
  }

  public Draft withRecipients(List<String> value) {
    return new Draft(
        sender,
        value,
        content,
        type,
        priority,
        metadata,
        ttl,
        requiresResponse,
        correlationId,
        onUncertain);
  }

  public Draft withType(MessageType value) {
    return new Draft(
        sender,
        to,
        content,
        value,
        priority,
        metadata,
        ttl,
        requiresResponse,
        correlationId,
        onUncertain);
  }

  public Draft withPriority(Priority value) {
    return new Draft(
        sender,
        to,
        content,
        type,
        value,
        metadata,
        ttl,
        requiresResponse,
        correlationId,
        onUncertain);
  }

  public Draft withTtl(Duration value) {
    return new Draft(
        sender,
        to,
        content,
        type,
        priority,
        metadata,
        Optional.of(value),
        requiresResponse,
        correlationId,
        onUncertain);
  }

  public Draft withMetadata(Map<String, String> value) {
    return new Draft(
        sender,
        to,
        content,
        type,
        priority,
        value,
        ttl,
        requiresResponse,
        correlationId,
        onUncertain);
  }

  /**
   * Asks for an answer: the delivery becomes {@code answered} when a message that answers it
   * arrives.
   */
  public Draft requiringResponse() {
    return new Draft(
        sender, to, content, type, priority, metadata, ttl, true, correlationId, onUncertain);
  }

  /** Answers the message of that id. */
  public Draft inReplyTo(String messageId) {
    return new Draft(
        sender,
        to,
        content,
        type,
        priority,
        metadata,
        ttl,
        requiresResponse,
        Optional.of(messageId),
        onUncertain);
  }

  public Draft onUncertain(UncertainPolicy value) {
    return new Draft(
        sender, to, content, type, priority, metadata, ttl, requiresResponse, correlationId, value);
  }
}
