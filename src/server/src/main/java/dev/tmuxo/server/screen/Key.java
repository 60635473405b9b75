package dev.tmuxo.server.screen;

import java.util.Map;
import org.jline.keymap.KeyMap;

/**
 * A key that was pressed.
 *
 * @param text what was typed or pasted, for those two
 */
record Key(Kind kind, String text) {

  /** The keys that mean something, by what they mean while nothing is being typed. */
  enum Kind {
    TEXT,
    PASTE,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    ENTER,
    ESCAPE,
    TAB,
    BACKSPACE,
    ERASE_WORD,
    ERASE_ALL,
    INTERRUPT
  }

  static final String PASTE_END = "\033[201~";

  private static final int ESCAPE_MILLIS = 60;

  /** The sequences terminals send; arrows in both cursor modes. */
  private static final Map<String, Kind> SEQUENCES =
      Map.ofEntries(
          Map.entry("\033[200~", Kind.PASTE),
          Map.entry("\033[A", Kind.UP),
          Map.entry("\033OA", Kind.UP),
          Map.entry("\033[B", Kind.DOWN),
          Map.entry("\033OB", Kind.DOWN),
          Map.entry("\033[5~", Kind.PAGE_UP),
          Map.entry("\033[6~", Kind.PAGE_DOWN),
          Map.entry("\r", Kind.ENTER),
          Map.entry("\n", Kind.ENTER),
          Map.entry("\033", Kind.ESCAPE),
          Map.entry("\t", Kind.TAB),
          Map.entry("\177", Kind.BACKSPACE),
          Map.entry("\b", Kind.BACKSPACE),
          Map.entry("\027", Kind.ERASE_WORD),
          Map.entry("\025", Kind.ERASE_ALL),
          Map.entry("\003", Kind.INTERRUPT));

  static KeyMap<Kind> bindings() {
    KeyMap<Kind> keys = new KeyMap<>();
    SEQUENCES.forEach((sequence, kind) -> keys.bind(kind, sequence));
    keys.setUnicode(Kind.TEXT);
    keys.setNomatch(Kind.TEXT);
    keys.setAmbiguousTimeout(ESCAPE_MILLIS);
    return keys;
  }

  /** Whether it is that character, typed. */
  boolean is(String character) {
    return kind == Kind.TEXT && text.equals(character);
  }
}
