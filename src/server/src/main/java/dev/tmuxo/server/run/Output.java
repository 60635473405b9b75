package dev.tmuxo.server.run;

import java.io.PrintStream;

/**
 * Where lines go. A reader that went away ({@code tmuxo run ... | head}) is noticed, since nobody
 * would see the rest of the run.
 */
public final class Output {
  private final PrintStream out;
  private Runnable broken = () -> {};

  public Output(PrintStream out) {
    this.out = out;
  }

  /** Who is told, from then on, that nobody reads any more. */
  synchronized void onBroken(Runnable listener) {
    broken = listener;
  }

  synchronized void line(String text) {
    out.println(text);
    if (out.checkError()) {
      broken.run();
    }
  }
}
