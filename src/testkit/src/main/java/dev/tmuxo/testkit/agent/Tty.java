package dev.tmuxo.testkit.agent;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The terminal on standard input, driven through {@code stty}. */
final class Tty {
  private final String saved;
  private volatile Size size;

  record Size(int rows, int columns) {
    static Size parse(String sttySize) {
      String[] parts = sttySize.trim().split(" ", -1);
      int rows = Integer.parseInt(parts[0]);
      int columns = Integer.parseInt(parts[1]);
      return rows < 1 || columns < 1 ? new Size(24, 80) : new Size(rows, columns);
    }
  }

  private Tty(String saved, Size size) {
    this.saved = saved;
    this.size = size;
  }

  /** Switches the terminal to raw mode. */
  static Tty raw() throws IOException {
    String[] lines = shell("stty -g && stty size && stty raw -echo").split("\n", -1);
    if (lines.length < 2) {
      throw new IOException("standard input is no terminal: run the fake agent in a tmux pane");
    }
    return new Tty(lines[0], Size.parse(lines[1]));
  }

  Size size() {
    return size;
  }

  void restore() {
    try {
      shell("stty " + saved);
    } catch (IOException e) {
      // The terminal is gone, and with it what there was to restore.
    }
  }

  /**
   * Calls back, on a thread of the JVM, when the terminal's size changed. By reflection, since the
   * compiler warns about {@code sun.misc.Signal} and the JDK offers nothing else.
   */
  void onResize(Runnable changed) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object proxy =
        Proxy.newProxyInstance(
            Tty.class.getClassLoader(),
            new Class<?>[] {handler},
            (self, method, args) -> {
              if (method.getName().equals("handle")) {
                size = Size.parse(shell("stty size"));
                changed.run();
              }
              return null;
            });
    signal
        .getMethod("handle", signal, handler)
        .invoke(null, signal.getConstructor(String.class).newInstance("WINCH"), proxy);
  }

  private static String shell(String command) throws IOException {
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .redirectInput(Redirect.INHERIT)
            .redirectError(Redirect.DISCARD)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    try {
      process.waitFor(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return out;
  }
}
