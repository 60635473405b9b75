package dev.tmuxo.engine.state;

import dev.tmuxo.engine.checkin.CheckInLabel;
import dev.tmuxo.engine.message.AgentMessage;

/**
 * Who sent a message, and whom an answer to it reaches.
 *
 * @param replyTo the sender, or for what a schedule sent who added the check-in
 */
public record MessageOrigin(String sender, String replyTo) {
  static MessageOrigin of(AgentMessage message) {
    String sender = message.sender();
    return new MessageOrigin(sender, message.metadata().getOrDefault(CheckInLabel.BY, sender));
  }
}
