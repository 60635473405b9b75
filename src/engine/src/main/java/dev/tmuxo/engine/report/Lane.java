package dev.tmuxo.engine.report;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.view.Timeline.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An agent's states over time as bars, none so narrow that nobody could see it. */
final class Lane {
  private final TimeScale scale;
  private final double least;
  private final Instant end;
  private final List<Bar> bars = new ArrayList<>();

  /**
   * A bar.
   *
   * @param more how many more states there were within it
   */
  record Bar(double from, double to, AgentState state, Instant begin, Instant end, int more) {
    private Bar with(double newTo, AgentState another, Instant newEnd) {
      AgentState shown = StateColour.weight(another) > StateColour.weight(state) ? another : state;
      return new Bar(from, newTo, shown, begin, newEnd, more + 1);
    }
  }

  /**
   * An empty lane.
   *
   * @param least what is narrower becomes one with its neighbour
   * @param end of what goes on
   */
  Lane(TimeScale scale, double least, Instant end) {
    this.scale = scale;
    this.least = least;
    this.end = end;
  }

  /** Adds the next span. */
  void add(Span span) {
    Instant until = span.until().orElse(end);
    double from = scale.x(span.from());
    double to = scale.x(until);
    if (!bars.isEmpty()) {
      Bar last = bars.get(bars.size() - 1);
      if (to - from < least && last.to() - last.from() < least) {
        bars.set(bars.size() - 1, last.with(to, span.state(), until));
        return;
      }
    }
    bars.add(new Bar(from, to, span.state(), span.from(), until, 0));
  }

  List<Bar> bars() {
    return List.copyOf(bars);
  }
}
