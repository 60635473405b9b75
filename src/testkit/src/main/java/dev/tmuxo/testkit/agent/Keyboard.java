package dev.tmuxo.testkit.agent;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes keys, typed text and pastes of the bytes that a terminal sends. */
final class Keyboard {
  private static final byte ESC = 0x1b;
  private static final String PASTE_START = "200~";
  private static final byte[] PASTE_END = "\u001b[201~".getBytes(StandardCharsets.US_ASCII);

  enum Key {
    ENTER,
    NEWLINE,
    BACKSPACE,
    CLEAR,
    INTERRUPT,
    END,
    REDRAW,
    ESCAPE
  }

  /** What the keys are for. */
  interface Sink {
    void typed(String text);

    void pasted(String text);

    void key(Key key);
  }

  private enum State {
    TEXT,
    ESCAPE,
    SEQUENCE,
    ONE_MORE,
    PASTE
  }

  private final Sink sink;
  private final boolean literalPaste;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final ByteArrayOutputStream paste = new ByteArrayOutputStream();
  private final StringBuilder sequence = new StringBuilder();
  private State state = State.TEXT;
  private int endSeen;

  /**
   * @param literalPaste take the frame of a bracketed paste for typed text, as a program does that
   *     does not know it
   */
  Keyboard(Sink sink, boolean literalPaste) {
    this.sink = sink;
    this.literalPaste = literalPaste;
  }

  void feed(byte[] bytes) {
    for (byte b : bytes) {
      switch (state) {
        case TEXT -> text(b);
        case ESCAPE -> escape(b);
        case SEQUENCE -> sequence(b);
        case ONE_MORE -> state = State.TEXT;
        case PASTE -> paste(b);
      }
    }
    flush(true);
  }

  /** Whether an escape byte came last: the Escape key, unless more follows at once. */
  boolean escapePending() {
    return state == State.ESCAPE;
  }

  void escapeWasAlone() {
    if (state == State.ESCAPE) {
      state = State.TEXT;
      sink.key(Key.ESCAPE);
    }
  }

  private void text(byte b) {
    switch (b) {
      case ESC -> state = State.ESCAPE;
      case '\r' -> key(Key.ENTER);
      case '\n' -> key(Key.NEWLINE);
      case 0x7f, 0x08 -> key(Key.BACKSPACE);
      case 0x15 -> key(Key.CLEAR);
      case 0x03 -> key(Key.INTERRUPT);
      case 0x04 -> key(Key.END);
      case 0x0c -> key(Key.REDRAW);
      default -> {
        if (b < 0 || b >= ' ' || b == '\t') {
          text.write(b);
        }
      }
    }
  }

  private void escape(byte b) {
    state = State.TEXT;
    switch (b) {
      case '[' -> {
        sequence.setLength(0);
        state = State.SEQUENCE;
      }
      case 'O' -> state = State.ONE_MORE;
      case '\r' -> key(Key.NEWLINE);
      case ESC -> {
        key(Key.ESCAPE);
        state = State.ESCAPE;
      }
      default -> flush(false);
    }
  }

  private void sequence(byte b) {
    sequence.append((char) (b & 0xff));
    if (b < '@' || b > '~') {
      return;
    }
    state = State.TEXT;
    if (literalPaste && (sequence.indexOf("20") == 0)) {
      byte[] shown = ("^[[" + sequence).getBytes(StandardCharsets.UTF_8);
      text.write(shown, 0, shown.length);
    } else if (PASTE_START.contentEquals(sequence)) {
      flush(false);
      paste.reset();
      endSeen = 0;
      state = State.PASTE;
    }
  }

  private void paste(byte b) {
    paste.write(b);
    if (b == PASTE_END[endSeen]) {
      endSeen++;
    } else {
      endSeen = b == ESC ? 1 : 0;
    }
    if (endSeen == PASTE_END.length) {
      state = State.TEXT;
      byte[] all = paste.toByteArray();
      sink.pasted(new String(all, 0, all.length - endSeen, StandardCharsets.UTF_8));
    }
  }

  private void key(Key key) {
    flush(false);
    sink.key(key);
  }

  /**
   * @param mayGoOn keep the beginning of a character whose other bytes are still to come
   */
  private void flush(boolean mayGoOn) {
    if (text.size() == 0) {
      return;
    }
    byte[] all = text.toByteArray();
    int complete = mayGoOn ? all.length - unfinished(all) : all.length;
    text.reset();
    text.write(all, complete, all.length - complete);
    if (complete > 0) {
      sink.typed(new String(Arrays.copyOf(all, complete), StandardCharsets.UTF_8));
    }
  }

  /** How many bytes at the end begin a UTF-8 character without finishing it. */
  private static int unfinished(byte[] bytes) {
    for (int back = 1; back <= Math.min(3, bytes.length); back++) {
      int b = bytes[bytes.length - back] & 0xff;
      if (b >= 0xc0) {
        int length = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
        return length > back ? back : 0;
      }
      if (b < 0x80) {
        return 0;
      }
    }
    return 0;
  }
}
