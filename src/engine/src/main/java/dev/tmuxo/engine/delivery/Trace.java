package dev.tmuxo.engine.delivery;

import org.slf4j.MDC;

/**
 * Tells in log lines which team and which message are dealt with: {@code team} on every line of a
 * team's mailbox, {@code message} (its id) on those of whatever is done for it, also after tmux has
 * answered.
 */
public final class Trace {
  private static final String TEAM = "team";
  private static final String MESSAGE = "message";

  private Trace() {}

  /** A thread's work, told to be of the team. */
  public static Runnable ofTeam(String team, Runnable work) {
    return () -> {
      MDC.put(TEAM, team);
      work.run();
    };
  }

  /** Runs the task, told to be of the message. */
  public static void during(String message, Runnable task) {
    String before = MDC.get(MESSAGE);
    MDC.put(MESSAGE, message);
    try {
      task.run();
    } finally {
      if (before == null) {
        MDC.remove(MESSAGE);
      } else {
        MDC.put(MESSAGE, before);
      }
    }
  }

  /** The task, told to be of the message that is dealt with now, whenever it runs. */
  public static Runnable carried(Runnable task) {
    String message = MDC.get(MESSAGE);
    return message == null ? task : () -> during(message, task);
  }
}
