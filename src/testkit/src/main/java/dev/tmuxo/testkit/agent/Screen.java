package dev.tmuxo.testkit.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes pictures to the terminal: of each only the lines that differ from the one before. */
final class Screen {
  private static final String CURSOR_OFF = "\u001b[?25l";
  private static final String CURSOR_ON = "\u001b[?25h";

  private final FileOutputStream terminal = new FileOutputStream(FileDescriptor.out);
  private List<String> shown = new ArrayList<>();

  /**
   * @param lines from the top; as many as the screen has rows
   * @param row where the cursor belongs, from 0
   * @param column likewise
   */
  record Picture(List<String> lines, int row, int column) {}

  void show(Picture picture) {
    StringBuilder out = new StringBuilder();
    List<String> lines = picture.lines();
    for (int i = 0; i < lines.size(); i++) {
      String before = i < shown.size() ? shown.get(i) : null;
      if (!Objects.equals(before, lines.get(i))) {
        out.append(at(i, 0)).append(lines.get(i)).append("\u001b[K");
      }
    }
    String cursor = at(picture.row(), picture.column());
    if (out.length() > 0) {
      write(CURSOR_OFF + out + cursor + CURSOR_ON);
    } else {
      write(cursor);
    }
    shown = lines;
  }

  /** Forgets what is shown, so that the next picture is painted whole. */
  void clear() {
    shown = new ArrayList<>();
    write("\u001b[H\u001b[2J");
  }

  void write(String sequence) {
    try {
      terminal.write(sequence.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal is gone", e);
    }
  }

  private static String at(int row, int column) {
    return "\u001b[" + (row + 1) + ";" + (column + 1) + "H";
  }
}
