package dev.tmuxo.engine.delivery;

import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.profile.Profile;

/**
 * What of a message is typed: its content, which stays as it is, and before it what its recipient
 * must know to answer.
 */
public final class Envelope {
  private Envelope() {}

  /**
   * The text to type.
   *
   * @param content the message's content, cleaned
   */
  public static String wrap(AgentMessage message, String content, Profile.Envelope envelope) {
    if (envelope == Profile.Envelope.NONE || message.type() == MessageType.COMMAND) {
      return content;
    }
    StringBuilder header = new StringBuilder("[tmuxo ").append(message.id());
    header.append(" from ").append(message.sender());
    message.correlationId().ifPresent(id -> header.append(", answers ").append(id));
    if (message.requiresResponse()) {
      header.append("; answer with: tmuxo reply ").append(message.id()).append(" \"...\"");
    }
    return header.append("]\n").append(content).toString();
  }
}
