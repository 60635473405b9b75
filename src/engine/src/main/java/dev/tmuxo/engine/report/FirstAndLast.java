package dev.tmuxo.engine.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The first and the last of a long sequence. Not thread-safe. */
final class FirstAndLast<T> {
  private final int keepFirst;
  private final int keepLast;
  private final List<T> first = new ArrayList<>();
  private final Deque<T> last = new ArrayDeque<>();
  private long total;

  FirstAndLast(int keepFirst, int keepLast) {
    this.keepFirst = keepFirst;
    this.keepLast = keepLast;
  }

  void add(T element) {
    total++;
    if (first.size() < keepFirst) {
      first.add(element);
      return;
    }
    last.add(element);
    if (last.size() > keepLast) {
      last.remove();
    }
  }

  void clear() {
    first.clear();
    last.clear();
    total = 0;
  }

  List<T> first() {
    return List.copyOf(first);
  }

  List<T> last() {
    return List.copyOf(last);
  }

  List<T> kept() {
    List<T> kept = new ArrayList<>(first);
    kept.addAll(last);
    return kept;
  }

  long total() {
    return total;
  }

  /** How many there were between the first and the last. */
  long leftOut() {
    return total - first.size() - last.size();
  }
}
