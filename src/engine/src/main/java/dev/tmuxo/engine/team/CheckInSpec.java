package dev.tmuxo.engine.team;

import dev.tmuxo.engine.checkin.Schedule;

/**
 * A check-in: a message that a schedule sends.
 *
 * @param to an address, resolved anew each time it is due
 * @param content the text, a template already filled in
 */
public record CheckInSpec(String to, Schedule schedule, String content) {}
