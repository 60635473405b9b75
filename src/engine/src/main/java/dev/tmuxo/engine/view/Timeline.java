package dev.tmuxo.engine.view;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who did what when in a run of a team: for each agent one span after the other, the last that
 * ended and those that go on. Mutable and single-threaded.
 */
public final class Timeline {
  static final int KEEP_SPANS = 10_000;

  private final int keep;
  private final Deque<Span> ended = new ArrayDeque<>();
  private final Map<String, Span> goingOn = new LinkedHashMap<>();

  /** Nothing happened yet; {@value #KEEP_SPANS} spans that ended are kept. */
  public Timeline() {
    this(KEEP_SPANS);
  }

  /** Nothing happened yet; so many spans that ended are kept. */
  public Timeline(int keep) {
    this.keep = keep;
  }

  /**
   * A time in which an agent was in one state.
   *
   * @param until empty if it still is
   * @param detail what was seen when it began
   */
  public record Span(
      String agent, AgentState state, Instant from, Optional<Instant> until, Excerpt detail) {
    private Span endedAt(Instant end) {
      return new Span(agent, state, from, Optional.of(end), detail);
    }
  }

  /** Takes in the next entry; the start of a new run begins anew. */
  public void apply(JournalEntry entry) {
    if (entry.event() instanceof Event.TeamStarting e) {
      ended.clear();
      goingOn.clear();
      e.agents().forEach(member -> begin(member.name(), AgentState.STARTING, entry.at(), ""));
    } else if (entry.event() instanceof Event.AgentStateChanged e) {
      end(e.agent(), entry.at());
      begin(e.agent(), e.to(), entry.at(), e.detail());
    } else if (entry.event() instanceof Event.TeamStopped) {
      List.copyOf(goingOn.keySet()).forEach(agent -> end(agent, entry.at()));
    }
  }

  private void begin(String agent, AgentState state, Instant at, String detail) {
    goingOn.put(agent, new Span(agent, state, at, Optional.empty(), Excerpt.of(detail)));
  }

  private void end(String agent, Instant at) {
    Span span = goingOn.remove(agent);
    if (span != null) {
      ended.add(span.endedAt(at));
      if (ended.size() > keep) {
        ended.remove();
      }
    }
  }

  /** Those that ended, in the order in which they did, then those that go on. */
  public List<Span> spans() {
    List<Span> all = new ArrayList<>(ended);
    all.addAll(goingOn.values());
    return List.copyOf(all);
  }
}
