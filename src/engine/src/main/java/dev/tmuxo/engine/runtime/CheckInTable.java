package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.time.Durations;
import dev.tmuxo.engine.view.CheckInView;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code tmuxo checkin ls} prints in an agent's pane. */
final class CheckInTable {

  /** Of each text; and of a list, which is read by somebody whose memory is short. */
  private static final int WIDTH = 60;

  private static final int MOST = 100;

  private CheckInTable() {}

  /**
   * The check-ins, one a line.
   *
   * @param reader the agent that reads it
   */
  static String of(List<CheckInView> checkIns, String reader) {
    if (checkIns.isEmpty()) {
      return "no check-ins";
    }
    String more = checkIns.size() > MOST ? "\n... and " + (checkIns.size() - MOST) + " more" : "";
    return checkIns.stream()
            .limit(MOST)
            .map(checkIn -> line(checkIn, reader))
            .collect(Collectors.joining("\n"))
        + more;
  }

  private static String line(CheckInView checkIn, String reader) {
    String by = checkIn.by().equals(reader) ? "you" : checkIn.by();
    return "%s  due %s%s  to %s  by %s  %s"
        .formatted(
            checkIn.id(),
            checkIn.due().truncatedTo(ChronoUnit.SECONDS),
            again(checkIn.spec().schedule()),
            checkIn.spec().to(),
            by,
            shown(checkIn.spec().content()));
  }

  private static String again(Schedule schedule) {
    if (schedule instanceof Schedule.Every every) {
      return ", every " + Durations.format(every.period());
    }
    return schedule instanceof Schedule.Cron cron
        ? ", cron " + cron.expression() + " (" + cron.zone() + ")"
        : "";
  }

  private static String shown(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH) + "...";
  }
}
