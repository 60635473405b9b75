package dev.tmuxo.server.screen;

import dev.tmuxo.server.screen.Focus.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live view: paints when something changed, at most ten times a second, and once a second so
 * that times go on. One thread paints and handles keys; another waits for keys.
 */
public final class LiveScreen implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveScreen.class);
  private static final Duration FRAME = Duration.ofMillis(100);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofMillis(250);

  private final FullScreen terminal;
  private final Theme theme;
  private final Supplier<Stage> stages;
  private final Operator operator;
  private final Controls controls;
  private final BlockingQueue<UnaryOperator<Focus>> inputs = new LinkedBlockingQueue<>();
  private final AtomicBoolean changed = new AtomicBoolean(true);
  private final CountDownLatch left = new CountDownLatch(1);
  private final Thread painter = new Thread(this::run, "tmuxo-screen");
  private Focus focus = Focus.START;
  private long lookedAt;
  private volatile boolean closed;

  private LiveScreen(FullScreen terminal, Theme theme, Supplier<Stage> stages, Operator operator) {
    this.terminal = terminal;
    this.theme = theme;
    this.stages = stages;
    this.operator = operator;
    this.controls = new Controls(operator, word -> post(f -> f.telling(word)));
  }

  /**
   * Whether the process has a terminal, for input and for output, that can show more than lines.
   */
  public static boolean possible() {
    return FullScreen.possible(System.getenv().getOrDefault("TERM", ""));
  }

  /**
   * Takes over the process's terminal.
   *
   * @param stages the run's state; called on the painting thread
   * @param welcome a word to the operator, until the first key
   * @throws IOException if there is no terminal that can be used
   */
  public static LiveScreen open(Supplier<Stage> stages, Operator operator, String welcome)
      throws IOException {
    LiveScreen screen =
        new LiveScreen(FullScreen.open(), Theme.of(System.getenv()), stages, operator);
    screen.focus = Focus.START.telling(welcome);
    screen.painter.setDaemon(true);
    screen.painter.start();
    screen.terminal.onResize(() -> screen.post(f -> f));
    screen.terminal.onKey(
        key -> screen.post(f -> screen.controls.press(key, f, screen.stages.get())));
    return screen;
  }

  /** Says that the run's state changed. Cheap; on any thread. */
  public void changed() {
    if (changed.compareAndSet(false, true)) {
      post(f -> f);
    }
  }

  /** Shows the final state until a key is pressed. */
  public void awaitKey() throws InterruptedException {
    post(f -> f.with(Mode.OVER).typing(java.util.Optional.empty()));
    left.await();
  }

  /** Gives the terminal back as it was. Idempotent. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    left.countDown();
    post(f -> f);
    try {
      painter.join(TICK.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    terminal.close();
  }

  private void post(UnaryOperator<Focus> input) {
    inputs.add(input);
  }

  private void run() {
    try {
      long paintedAt = System.nanoTime() - FRAME.toNanos();
      while (!closed) {
        long wait = FRAME.toNanos() - (System.nanoTime() - paintedAt);
        if (wait > 0) {
          TimeUnit.NANOSECONDS.sleep(wait);
        }
        guarded(this::apply);
        guarded(this::paint);
        paintedAt = System.nanoTime();
        awaitInput();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (UncheckedIOException e) {
      // The terminal is gone; the run goes on without it until it is stopped.
      operator.stop(false);
    }
  }

  /** A view that fails once must not leave a person before a frozen screen. */
  private static void guarded(Runnable step) {
    try {
      step.run();
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("the view failed", e);
    }
  }

  /** Waits until there is something to do. */
  private void awaitInput() throws InterruptedException {
    Duration most = focus.mode() == Mode.TERMINAL ? LOOK : TICK;
    UnaryOperator<Focus> next = inputs.poll(most.toNanos(), TimeUnit.NANOSECONDS);
    if (next != null) {
      guarded(() -> focus = advance(next));
    }
  }

  private void apply() {
    for (UnaryOperator<Focus> next = inputs.poll(); next != null; next = inputs.poll()) {
      focus = advance(next);
    }
  }

  private Focus advance(UnaryOperator<Focus> step) {
    Focus after = step.apply(focus);
    if (focus.mode() == Mode.OVER && after.mode() != Mode.OVER) {
      left.countDown();
      return focus;
    }
    return after;
  }

  private void paint() {
    changed.set(false);
    Stage stage = stages.get();
    look(stage);
    terminal.show(Picture.paint(stage, focus, theme, terminal.columns(), terminal.rows()));
  }

  /** Asks for what the selected agent's terminal shows; the answer comes as an input. */
  private void look(Stage stage) {
    if (focus.mode() != Mode.TERMINAL || System.nanoTime() - lookedAt < LOOK.toNanos()) {
      return;
    }
    lookedAt = System.nanoTime();
    int selected = focus.selected();
    stage.member(selected).ifPresent(m -> capture(m, selected));
  }

  private void capture(Stage.Member member, int selected) {
    // One that cannot be looked at now, because it is being started again, is left as it was.
    CompletableFuture<Void> unused =
        operator
            .capture(member.team().name(), member.agent().name(), terminal.rows())
            .thenAccept(lines -> post(f -> f.selected() == selected ? f.seeing(lines) : f));
  }
}
