package dev.tmuxo.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;

/** What happens meanwhile, for a person who waits: on stderr, and only if that is a terminal. */
final class Progress {
  private final PrintWriter err;
  private final boolean shown;

  private Progress(PrintWriter err, boolean shown) {
    this.err = err;
    this.shown = shown;
  }

  static Progress on(PrintWriter err) throws IOException, InterruptedException {
    return new Progress(err, terminal());
  }

  /** The JDK knows of stdin and stdout together only. */
  private static boolean terminal() throws IOException, InterruptedException {
    ProcessBuilder test = new ProcessBuilder("/bin/sh", "-c", "test -t 2");
    return test.redirectError(Redirect.INHERIT).start().waitFor() == 0;
  }

  void line(String text) {
    if (shown) {
      err.println(text);
      err.flush();
    }
  }
}
