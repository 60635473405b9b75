package dev.tmuxo.server.screen;

import dev.tmuxo.server.text.Cells;

/**
 * A line being typed; the cursor is at its end.
 *
 * @param to the address it will go to
 */
record LineEdit(String to, String text) {
  /** As much as fits into a message by far; beyond it, typing has no effect. */
  private static final int LIMIT = 4000;

  LineEdit type(String more) {
    String clean = Cells.clean(more);
    return text.length() + clean.length() > LIMIT ? this : new LineEdit(to, text + clean);
  }

  LineEdit eraseCharacter() {
    return text.isEmpty()
        ? this
        : new LineEdit(to, text.substring(0, text.offsetByCodePoints(text.length(), -1)));
  }

  LineEdit eraseWord() {
    return new LineEdit(to, text.replaceFirst("\\S*\\s*$", ""));
  }

  LineEdit eraseAll() {
    return new LineEdit(to, "");
  }

  LineEdit addressedTo(String address) {
    return new LineEdit(address, text);
  }
}
