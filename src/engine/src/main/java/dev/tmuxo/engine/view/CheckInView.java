package dev.tmuxo.engine.view;

import dev.tmuxo.engine.state.StandingCheckIn;
import dev.tmuxo.engine.team.CheckInSpec;
import java.time.Instant;
import java.util.Map;

/**
 * A check-in that will be due again.
 *
 * @param by who added it and gets the answers
 * @param due when it is due next
 * @param fired how many of its due times became a message or part of one
 * @param unanswered how many times in a row an agent has not answered, by agent, where somebody is
 *     to be told of it
 */
public record CheckInView(
    String id,
    String by,
    CheckInSpec spec,
    Instant added,
    Instant due,
    int fired,
    Map<String, Integer> unanswered) {

  public CheckInView {
    unanswered = Map.copyOf(unanswered);
  }

  /** What there is to see of a check-in. */
  public static CheckInView of(StandingCheckIn checkIn) {
    return new CheckInView(
        checkIn.id(),
        checkIn.by(),
        checkIn.spec(),
        checkIn.added(),
        checkIn.due(),
        checkIn.fired(),
        checkIn.unanswered());
  }
}
