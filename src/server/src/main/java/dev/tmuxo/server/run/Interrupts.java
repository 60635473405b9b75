package dev.tmuxo.server.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jline.utils.Signals;

/** Ctrl-C and what a CI server sends: each asks the run to end, harder each time. */
public final class Interrupts implements AutoCloseable {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  private final AtomicInteger count = new AtomicInteger();
  private final List<Runnable> undo = new ArrayList<>();

  /**
   * Handles the signals until closed.
   *
   * @param listener gets how many there were, on a thread of its own
   */
  public Interrupts(IntConsumer listener) {
    for (String signal : SIGNALS) {
      Object before = Signals.register(signal, () -> listener.accept(count.incrementAndGet()));
      if (ignored(before)) {
        Signals.unregister(signal, before); // nohup: whoever started us wants it so
      } else {
        undo.add(() -> Signals.unregister(signal, before));
      }
    }
  }

  /** The type is the JDK's own: the compiler warns of those who name it. */
  private static boolean ignored(Object handler) {
    try {
      return handler == Class.forName("sun.misc.SignalHandler").getField("SIG_IGN").get(null);
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  @Override
  public void close() {
    undo.forEach(Runnable::run);
  }
}
