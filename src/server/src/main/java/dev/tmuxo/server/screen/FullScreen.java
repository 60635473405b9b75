package dev.tmuxo.server.screen;

import java.io.IOError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jline.utils.ClosedException;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.Signals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process's terminal as a full screen: its second screen where it has one, keys as they are
 * typed, only what differs written. Given back by {@link #close}, which a shutdown hook calls too.
 */
final class FullScreen implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FullScreen.class);

  /** It runs stty, where others would unpack native code into a temporary directory. */
  private static final String PROVIDER = "exec";

  private static final String PASTE_MARKS_ON = "\033[?2004h";
  private static final String PASTE_MARKS_OFF = "\033[?2004l";

  private final Terminal terminal;
  private final Attributes before;
  private final Display display;
  private final Thread hook = new Thread(this::restore, "tmuxo-restore-terminal");
  private Size size;
  private boolean cursorShown;
  private boolean restored;

  private FullScreen(Terminal terminal) {
    this.terminal = terminal;
    this.size = terminal.getSize();
    this.before = terminal.enterRawMode();
    Attributes raw = terminal.getAttributes();
    // Ctrl-C is a key here: it asks before it stops agents that are busy.
    raw.setLocalFlag(LocalFlag.ISIG, false);
    terminal.setAttributes(raw);
    this.display = new Display(terminal, true);
    display.resize(size.getRows(), size.getColumns());
  }

  /**
   * Whether the process has a terminal, for input and for output, that can do more than lines.
   *
   * @param type what {@code TERM} says
   */
  static boolean possible(String type) {
    if (type.isEmpty() || type.equals("dumb")) {
      return false;
    }
    try {
      TerminalProvider provider = TerminalProvider.load(PROVIDER);
      return provider.isSystemStream(SystemStream.Input)
          && provider.isSystemStream(SystemStream.Output);
    } catch (IOException e) {
      return false;
    }
  }

  static FullScreen open() throws IOException {
    // Lines are drawn with the characters that Unicode has for them.
    System.setProperty(TerminalBuilder.PROP_DISABLE_ALTERNATE_CHARSET, "true");
    Terminal terminal =
        TerminalBuilder.builder()
            .system(true)
            .provider(PROVIDER)
            .dumb(false)
            // It would put its own handlers in place of those that stop the teams.
            .nativeSignals(false)
            .build();
    FullScreen screen = new FullScreen(terminal);
    Runtime.getRuntime().addShutdownHook(screen.hook);
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.cursor_invisible);
    terminal.writer().write(PASTE_MARKS_ON);
    terminal.flush();
    return screen;
  }

  void onResize(Runnable listener) {
    Signals.register(
        "WINCH",
        () -> {
          resize();
          listener.run();
        });
  }

  /** Calls the listener for every key, on a thread of its own, until the terminal is closed. */
  void onKey(Consumer<Key> listener) {
    Thread reader = new Thread(() -> read(listener), "tmuxo-keys");
    reader.setDaemon(true);
    reader.start();
  }

  synchronized int rows() {
    return Math.max(1, size.getRows());
  }

  synchronized int columns() {
    return Math.max(1, size.getColumns());
  }

  /**
   * Brings the screen to show the picture.
   *
   * @throws UncheckedIOException if the terminal is gone
   */
  synchronized void show(Picture picture) {
    if (restored || picture.rows().size() != rows()) {
      return; // resized since it was painted: the next one fits
    }
    try {
      int cursor = picture.cursor().map(c -> size.cursorPos(rows() - 1, c)).orElse(0);
      display.update(picture.rows(), cursor);
      if (picture.cursor().isPresent() != cursorShown) {
        cursorShown = !cursorShown;
        terminal.puts(cursorShown ? Capability.cursor_normal : Capability.cursor_invisible);
      }
      terminal.flush();
    } catch (IOError e) {
      throw new UncheckedIOException(new IOException("the terminal is gone", e));
    }
  }

  @Override
  public void close() {
    restore();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
      terminal.close();
    } catch (IllegalStateException e) {
      // Shutting down already: the hook has run or is about to find nothing to do.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void resize() {
    size = terminal.getSize();
    display.resize(size.getRows(), size.getColumns());
    display.clear();
  }

  private synchronized void restore() {
    if (restored) {
      return;
    }
    restored = true;
    try {
      terminal.writer().write(PASTE_MARKS_OFF);
      terminal.puts(Capability.exit_ca_mode);
      terminal.puts(Capability.cursor_normal);
      terminal.flush();
      terminal.setAttributes(before);
    } catch (IOError e) {
      LOG.info("the terminal is gone, there is nothing to give back", e);
    }
  }

  private void read(Consumer<Key> listener) {
    BindingReader reader = new BindingReader(terminal.reader());
    KeyMap<Key.Kind> bindings = Key.bindings();
    try {
      for (Key.Kind kind = reader.readBinding(bindings);
          kind != null;
          kind = reader.readBinding(bindings)) {
        String text =
            kind == Key.Kind.PASTE
                ? reader.readStringUntil(Key.PASTE_END)
                : reader.getLastBinding();
        listener.accept(new Key(kind, text));
      }
    } catch (IOError e) {
      if (!(e.getCause() instanceof ClosedException)) {
        listener.accept(new Key(Key.Kind.INTERRUPT, ""));
      }
    }
  }
}
