package dev.tmuxo.api.wire;

import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import dev.tmuxo.engine.message.UncertainPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A message to send. Only {@code content} must be there.
 *
 * @param to addresses; the team's leads if there are none
 * @param inReplyTo the id of the message it answers
 */
public record MessageDraft(
    List<String> to,
    String content,
    Optional<MessageType> type,
    Optional<Priority> priority,
    Map<String, String> metadata,
    Optional<Duration> ttl,
    boolean requiresResponse,
    Optional<String> inReplyTo,
    Optional<UncertainPolicy> onUncertain) {

  /** Who writes when a person does. */
  public static final String OPERATOR = "operator";

  public MessageDraft {
    to = to == null ? List.of() : List.copyOf(to);
    Objects.requireNonNull(content);
    type = Objects.requireNonNullElse(type, Optional.empty());
    priority = Objects.requireNonNullElse(priority, Optional.empty());
    metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
    ttl = Objects.requireNonNullElse(ttl, Optional.empty());
    inReplyTo = Objects.requireNonNullElse(inReplyTo, Optional.empty());
    onUncertain = Objects.requireNonNullElse(onUncertain, Optional.empty());
  }

  /** A plain text; to the leads if nobody is named. */
  public static MessageDraft text(List<String> to, String content) {
    return new MessageDraft(
        to,
        content,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  /** As the engine takes it. */
  public Draft draft(List<String> leads) {
    return new Draft(
        OPERATOR,
        to.isEmpty() ? leads : to,
        content,
        type.orElse(MessageType.TEXT),
        priority.orElse(Priority.NORMAL),
        metadata,
        ttl,
        requiresResponse,
        inReplyTo,
        onUncertain.orElse(UncertainPolicy.FAIL));
  }
}
