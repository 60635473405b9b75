package dev.tmuxo.server.run;

import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.runtime.Orchestrator;
import dev.tmuxo.engine.team.TeamSpec;
import dev.tmuxo.engine.time.Durations;
import dev.tmuxo.engine.view.DeliveryView;
import dev.tmuxo.engine.view.TeamView;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs teams in the foreground: starts them, gives the leads their task, shows what happens, and
 * ends them when they are done, when their time is over or when somebody says so. Whatever happens,
 * the terminal is given back and (unless they are to be kept) no process of the teams is left.
 */
public final class ForegroundRun {
  /** How much longer than the grace the end of a team may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int FORCE = 2;

  private final Orchestrator orchestrator;
  private final RunOptions options;
  private final Output output;
  private final Duration grace;
  private final Clock clock = Clock.systemUTC();
  private final Cast cast = new Cast();
  private final CompletableFuture<Verdict> verdict = new CompletableFuture<>();
  private volatile String task = "";

  /**
   * A run that has not begun.
   *
   * @param grace how long processes have to end when a team is stopped
   */
  public ForegroundRun(
      Orchestrator orchestrator, RunOptions options, Output output, Duration grace) {
    this.orchestrator = orchestrator;
    this.options = options;
    this.output = output;
    this.grace = grace;
  }

  /**
   * Runs the teams to their end. Blocks until then; to be called once.
   *
   * @throws TmuxoException if a team cannot be started; none is left running then
   */
  public Verdict run(List<TeamSpec> specs) throws InterruptedException {
    output.onBroken(() -> verdict.complete(Verdict.INTERRUPTED));
    Interrupts interrupts = new Interrupts(this::interrupted);
    try {
      start(specs);
      return watch();
    } finally {
      interrupts.close();
    }
  }

  private Verdict watch() throws InterruptedException {
    Observer observer = new Observer(cast.names(), clock);
    Stagehand stagehand = new Stagehand(cast, options, output);
    try (Show show = stagehand.open(observer, this::stopAsked)) {
      observer.start((entry, view) -> entry(show, entry, view));
      cast.follow(observer::accept);
      Verdict reached = attend();
      observer.close();
      if (reached != Verdict.INTERRUPTED) {
        show.over();
      }
      return reached;
    } finally {
      stagehand.sum(observer.stage());
    }
  }

  private void start(List<TeamSpec> specs) throws InterruptedException {
    try {
      for (TeamSpec spec : specs) {
        if (options.replace()) {
          orchestrator.stopForeign(spec);
        }
        cast.start(orchestrator, spec);
      }
    } catch (TmuxoException e) {
      awaitEnd(cast.stop(grace, "another team of the run could not be started"));
      throw e;
    }
  }

  /** Waits for the run's end and brings it about. */
  private Verdict attend() throws InterruptedException {
    CompletableFuture<Void> unused = cast.ended().thenAccept(verdict::complete);
    options
        .timeout()
        .ifPresent(
            t -> verdict.completeOnTimeout(Verdict.TIMED_OUT, t.toMillis(), TimeUnit.MILLISECONDS));
    options
        .task()
        .ifPresent(
            text ->
                cast.giveTask(text).thenAccept(m -> task = m.id()).exceptionally(this::refused));
    Verdict reached = reached();
    if (options.keep() && (reached == Verdict.INTERRUPTED || reached == Verdict.TIMED_OUT)) {
      return reached;
    }
    boolean ended = awaitEnd(cast.stop(grace, reason(reached)));
    return ended ? reached : reached.worse(Verdict.LOST);
  }

  private Verdict reached() throws InterruptedException {
    try {
      return verdict.get();
    } catch (ExecutionException e) {
      awaitEnd(cast.stop(grace, "the run failed"));
      if (e.getCause() instanceof TmuxoException known) {
        throw known;
      }
      throw new CompletionException(e.getCause());
    }
  }

  private Void refused(Throwable failure) {
    verdict.completeExceptionally(
        failure instanceof CompletionException ? failure.getCause() : failure);
    return null;
  }

  private boolean awaitEnd(Future<Verdict> end) throws InterruptedException {
    try {
      end.get(grace.plus(PATIENCE).toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    }
  }

  private String reason(Verdict reached) {
    return switch (reached) {
      case INTERRUPTED -> "interrupted";
      case TIMED_OUT -> "timed out after " + options.timeout().map(Durations::format).orElse("");
      case NOT_DELIVERED -> "the task could not be delivered";
      default -> "the run is over";
    };
  }

  private void entry(Show show, JournalEntry entry, TeamView view) {
    show.entry(entry, view);
    if (entry.event() instanceof Event.DeliveryChanged change && change.message().equals(task)) {
      view.message(task)
          .filter(m -> m.deliveries().stream().allMatch(this::lost))
          .ifPresent(m -> verdict.complete(Verdict.NOT_DELIVERED));
    }
  }

  /** Certainly never to be delivered; of an uncertain one the agent may be working on it. */
  private boolean lost(DeliveryView delivery) {
    return delivery.state().undelivered() && delivery.state() != DeliveryState.UNCERTAIN;
  }

  // --- being told to stop: on the threads of signals and of the screen ---

  private void interrupted(int times) {
    if (times > FORCE) {
      Runtime.getRuntime().halt(130);
    }
    stopAsked(times == FORCE);
  }

  private void stopAsked(boolean force) {
    if (!verdict.complete(Verdict.INTERRUPTED) && force) {
      CompletableFuture<Verdict> unused = cast.stop(Duration.ZERO, "interrupted");
    }
  }
}
