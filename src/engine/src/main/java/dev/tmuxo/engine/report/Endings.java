package dev.tmuxo.engine.report;

import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How each agent's process ended last in a run, also if it was started again. Not thread-safe. */
final class Endings {
  private static final int SCREEN = 20_000;

  private final Map<String, Ending> last = new HashMap<>();

  /**
   * The end of a process.
   *
   * @param status -1 if tmux did not tell
   * @param signal 0 unless a signal ended it
   */
  record Ending(int status, int signal, String screen, Instant at) {}

  void apply(JournalEntry entry) {
    if (entry.event() instanceof Event.TeamStarting) {
      last.clear();
    } else if (entry.event() instanceof Event.AgentExited e) {
      String screen = Shown.cut(e.lastScreen(), SCREEN, "events.jsonl");
      last.put(e.agent(), new Ending(e.status(), e.signal(), screen, entry.at()));
    }
  }

  Optional<Ending> of(String agent) {
    return Optional.ofNullable(last.get(agent));
  }
}
