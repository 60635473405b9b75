package dev.tmuxo.testkit.agent;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The agent from start to end: what it was told, what it is doing, what it shows. Lives on the
 * thread of its loop; only {@link #input} and {@link #hangUp} are called from another.
 */
final class Session implements Keyboard.Sink, Turn.Stage {
  private static final int ESCAPE_ALONE_MILLIS = 40;
  private static final int SPINNER_MILLIS = 150;

  private final Settings settings;
  private final Script script;
  private final Recorder recorder;
  private final Tty tty;
  private final Loop loop = new Loop();
  private final Screen screen = new Screen();
  private final Transcript transcript = new Transcript();
  private final Composer composer;
  private final Keyboard keyboard;
  private final EnterFaults enterFaults;
  private final Deque<String> queue = new ArrayDeque<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile boolean hanging;
  private Turn turn;
  private boolean ready;
  private boolean spinning;
  private boolean interruptedBefore;
  private long tick;
  private int status;

  private Session(Settings settings, Script script, Recorder recorder, Tty tty) {
    this.settings = settings;
    this.script = script;
    this.recorder = recorder;
    this.tty = tty;
    composer = new Composer(settings);
    keyboard = new Keyboard(this, settings.on("literal-paste"));
    enterFaults = new EnterFaults(settings, loop, composer, this::submit);
  }

  static Session open(Settings settings) throws IOException {
    Script script = Script.read(settings.text("script"));
    Recorder recorder = new Recorder(settings.text("record"));
    return new Session(settings, script, recorder, Tty.raw());
  }

  /** Works until the agent ends; its exit status. */
  int run() throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(tty::restore, "restore"));
    screen.clear();
    title(settings.text("title"));
    if (!settings.on("never-ready")) {
      loop.after(settings.number("start-ms"), this::becomeReady);
    }
    loop.run(this::repaint);
    screen.write("\u001b[?2004l\u001b[" + tty.size().rows() + ";1H\r\n");
    return status;
  }

  void input(byte[] bytes) throws InterruptedException {
    if (hanging) {
      never.await();
    }
    loop.post(() -> take(bytes));
  }

  void hangUp() {
    loop.post(() -> exit(129));
  }

  private void becomeReady() {
    ready = true;
    screen.write("\u001b[?2004h");
    loop.post(
        () -> {
          try {
            tty.onResize(() -> loop.post(screen::clear));
          } catch (ReflectiveOperationException e) {
            transcript.output("keeps its size: " + e);
          }
        });
  }

  private void take(byte[] bytes) {
    if (!ready) {
      return;
    }
    keyboard.feed(bytes);
    if (keyboard.escapePending()) {
      loop.after(ESCAPE_ALONE_MILLIS, keyboard::escapeWasAlone);
    }
  }

  @Override
  public void typed(String text) {
    if (asking()) {
      answer(text);
    } else {
      composer.type(text);
    }
  }

  @Override
  public void pasted(String text) {
    if (asking()) {
      answer(text);
    } else {
      enterFaults.paste(text);
    }
  }

  @Override
  public void key(Keyboard.Key key) {
    if (key != Keyboard.Key.INTERRUPT) {
      interruptedBefore = false;
    }
    switch (key) {
      case ENTER -> {
        if (!asking()) {
          enterFaults.enter();
        }
      }
      case NEWLINE -> composer.type("\n");
      case BACKSPACE -> composer.backspace();
      case CLEAR -> composer.clear();
      case REDRAW -> screen.clear();
      case INTERRUPT -> interrupt();
      case ESCAPE -> {
        if (turn != null) {
          turn.interrupt();
        } else {
          composer.clear();
        }
      }
      case END -> {
        if (composer.isEmpty()) {
          exit(0);
        }
      }
    }
  }

  private void interrupt() {
    if (turn != null) {
      turn.interrupt();
    } else if (!composer.isEmpty()) {
      composer.clear();
    } else if (interruptedBefore) {
      exit(0);
    } else {
      interruptedBefore = true;
      transcript.output("Press Ctrl+C again to exit");
    }
  }

  /** A careless agent: whatever comes answers its question, if it begins with y or n. */
  private void answer(String text) {
    if (text.startsWith("y") || text.startsWith("n")) {
      turn.answer(text.startsWith("y"));
    }
  }

  private void submit() {
    if (composer.text().isBlank() || (turn != null && !settings.on("queue"))) {
      return;
    }
    String text = composer.text();
    recorder.submitted(text, composer.pasted());
    transcript.submission(composer.shown());
    composer.clear();
    if (turn == null) {
      begin(text);
    } else {
      queue.add(text);
    }
  }

  private void begin(String text) {
    turn = new Turn(loop, this, text, script.plan(text, settings.number("turn-ms")));
    turn.proceed();
    spin();
  }

  private void spin() {
    if (turn != null && !spinning) {
      spinning = true;
      loop.after(
          SPINNER_MILLIS,
          () -> {
            spinning = false;
            tick++;
            spin();
          });
    }
  }

  private void repaint() {
    Turn.Phase phase = turn == null ? Turn.Phase.OVER : turn.phase();
    String question = turn == null ? "" : turn.question();
    List<String> waiting = List.copyOf(queue);
    screen.show(
        Painter.paint(
            new Painter.Scene(transcript, !ready, phase, question, waiting, composer.shown(), tick),
            tty.size()));
  }

  private boolean asking() {
    return turn != null && turn.phase() == Turn.Phase.ASKING;
  }

  @Override
  public void print(String text) {
    transcript.output(text);
  }

  @Override
  public void title(String text) {
    screen.write("\u001b]2;" + text.replaceAll("\\p{Cntrl}", " ") + "\u001b\\");
  }

  @Override
  public void change(String setting, String value) {
    try {
      settings.set(setting, value);
    } catch (IllegalArgumentException e) {
      transcript.output(e.getMessage());
    }
  }

  @Override
  public void exit(int code) {
    status = code;
    loop.stop();
  }

  @Override
  public void crash() {
    try {
      new ProcessBuilder("kill", "-KILL", Long.toString(ProcessHandle.current().pid())).start();
    } catch (IOException e) {
      transcript.output(e.toString());
    }
  }

  @Override
  public void hang() {
    hanging = true;
    repaint();
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void turnOver() {
    turn = null;
    loop.post(
        () -> {
          if (turn == null && !queue.isEmpty()) {
            begin(queue.remove());
          }
        });
  }
}
