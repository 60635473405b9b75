package dev.tmuxo.engine.team;

import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;

/**
 * A check-in: a message that a schedule sends.
 *
 * @param to an address, resolved anew each time it is due
 * @param content the text, a template already filled in
 * @param type of the message; one of {@link MessageType#STATUS_REQUEST} wants an answer
 */
public record CheckInSpec(
    String to, Schedule schedule, String content, MessageType type, Priority priority) {

  /** One that asks how things stand. */
  public static CheckInSpec asking(String to, Schedule schedule, String content) {
    return new CheckInSpec(to, schedule, content, MessageType.STATUS_REQUEST, Priority.NORMAL);
  }
}
