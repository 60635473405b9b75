package dev.tmuxo.testkit.agent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** What was said so far, as much of it as a screen can show. */
final class Transcript {
  private static final int ENTRIES = 200;
  private static final int LINES_SHOWN = 20;
  private static final int CHARS_SHOWN = 2_000;

  private final Deque<Entry> entries = new ArrayDeque<>();

  private record Entry(String prefix, String text) {}

  void submission(String shown) {
    add("> ", shown);
  }

  void output(String text) {
    add("  ", text);
  }

  /** At most {@code rows} last lines, each at most {@code columns} wide. */
  List<String> tail(int rows, int columns) {
    List<String> upwards = new ArrayList<>();
    Iterator<Entry> newestFirst = entries.iterator();
    while (upwards.size() < rows && newestFirst.hasNext()) {
      Entry entry = newestFirst.next();
      List<String> lines = Layout.wrap(entry.text, columns - entry.prefix.length());
      for (int i = lines.size() - 1; i >= 0 && upwards.size() < rows; i--) {
        upwards.add((i == 0 ? entry.prefix : "  ") + lines.get(i));
      }
    }
    Collections.reverse(upwards);
    return upwards;
  }

  private void add(String prefix, String text) {
    entries.addFirst(new Entry(prefix, excerpt(text)));
    if (entries.size() > ENTRIES) {
      entries.removeLast();
    }
  }

  private static String excerpt(String text) {
    String shown = text.length() > CHARS_SHOWN ? text.substring(0, CHARS_SHOWN) : text;
    String[] lines = shown.split("\n", LINES_SHOWN + 1);
    if (lines.length > LINES_SHOWN) {
      lines[LINES_SHOWN] = "…";
    }
    return String.join("\n", lines);
  }
}
