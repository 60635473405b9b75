package dev.tmuxo.testkit.agent;

import java.util.ArrayList;
import java.util.List;

/** What was typed and pasted but not submitted yet. Editing happens at its end only. */
final class Composer {
  private final Settings settings;
  private final List<Piece> pieces = new ArrayList<>();
  private int placeholders;

  /** A paste, or text that was typed in one go; {@code shown} is what the screen shows of it. */
  private record Piece(String text, String shown, boolean pasted) {
    boolean hidden() {
      return !text.equals(shown);
    }
  }

  Composer(Settings settings) {
    this.settings = settings;
  }

  void type(String text) {
    Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
    if (last == null || last.pasted) {
      pieces.add(new Piece(text, text, false));
    } else {
      replaceLast(last.text + text, false);
    }
  }

  void paste(String text) {
    long lines = text.chars().filter(c -> c == '\n' || c == '\r').count();
    boolean hide =
        exceeds(lines + 1, "placeholder-lines") || exceeds(text.length(), "placeholder-chars");
    String shown = hide ? "[Pasted text #" + ++placeholders + " +" + lines + " lines]" : text;
    pieces.add(new Piece(text, shown, true));
  }

  void backspace() {
    if (pieces.isEmpty()) {
      return;
    }
    Piece last = pieces.get(pieces.size() - 1);
    int end = last.text.length();
    if (last.hidden() || last.text.codePointCount(0, end) <= 1) {
      pieces.remove(pieces.size() - 1);
    } else {
      replaceLast(last.text.substring(0, last.text.offsetByCodePoints(end, -1)), last.pasted);
    }
  }

  void clear() {
    pieces.clear();
  }

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  boolean pasted() {
    return pieces.stream().anyMatch(Piece::pasted);
  }

  String text() {
    StringBuilder all = new StringBuilder();
    pieces.forEach(piece -> all.append(piece.text));
    return all.toString();
  }

  String shown() {
    StringBuilder all = new StringBuilder();
    pieces.forEach(piece -> all.append(piece.shown));
    return all.toString();
  }

  private boolean exceeds(long size, String setting) {
    int limit = settings.number(setting);
    return limit > 0 && size > limit;
  }

  private void replaceLast(String text, boolean pasted) {
    pieces.set(pieces.size() - 1, new Piece(text, text, pasted));
  }
}
