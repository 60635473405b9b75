package dev.tmuxo.testkit.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What the agent does about one submission: its actions, one after the other. */
final class Turn {
  private final Loop loop;
  private final Stage stage;
  private final String submission;
  private final List<String> groups;
  private final Deque<Action> rest;
  private Phase phase = Phase.BUSY;
  private String question = "";
  private Process child;

  /** What the screen has to show of a turn. */
  enum Phase {
    BUSY,
    SILENT,
    ASKING,
    OVER
  }

  /** The agent, as far as its turns act on it. All calls come on the loop's thread. */
  interface Stage {
    void print(String text);

    void title(String text);

    void change(String setting, String value);

    void exit(int status);

    void crash();

    void hang();

    void turnOver();
  }

  Turn(Loop loop, Stage stage, String submission, Script.Plan plan) {
    this.loop = loop;
    this.stage = stage;
    this.submission = submission;
    this.groups = plan.groups();
    this.rest = new ArrayDeque<>(plan.actions());
  }

  Phase phase() {
    return phase;
  }

  String question() {
    return question;
  }

  /** Goes on with the next action, until one takes time. */
  void proceed() {
    phase = Phase.BUSY;
    boolean more = true;
    while (more && phase != Phase.OVER) {
      Action action = rest.poll();
      if (action == null) {
        finish();
      } else {
        more = perform(action);
      }
    }
  }

  void answer(boolean yes) {
    if (yes) {
      proceed();
    } else {
      stage.print("Denied");
      finish();
    }
  }

  void interrupt() {
    if (child != null) {
      child.descendants().forEach(ProcessHandle::destroy);
      child.destroy();
    }
    stage.print("Interrupted");
    finish();
  }

  /** Whether the next action may follow at once. */
  private boolean perform(Action action) {
    if (action instanceof Action.Busy busy) {
      return pause(Phase.BUSY, busy.millis());
    } else if (action instanceof Action.Silent silent) {
      return pause(Phase.SILENT, silent.millis());
    } else if (action instanceof Action.Say say) {
      stage.print(fill(say.text()));
    } else if (action instanceof Action.Copy) {
      stage.print(submission);
    } else if (action instanceof Action.Title title) {
      stage.title(fill(title.text()));
    } else if (action instanceof Action.Change change) {
      stage.change(change.setting(), change.value());
    } else if (action instanceof Action.Exit exit) {
      stage.exit(exit.status());
      return false;
    } else if (action instanceof Action.Crash) {
      stage.crash();
      return false;
    } else if (action instanceof Action.Hang) {
      stage.hang();
      return false;
    } else if (action instanceof Action.Ask ask) {
      question = fill(ask.question());
      phase = Phase.ASKING;
      return false;
    } else if (action instanceof Action.Run run) {
      return start(run.command());
    }
    return true;
  }

  private boolean pause(Phase shown, int millis) {
    if (millis == 0) {
      return true;
    }
    phase = shown;
    loop.after(millis, this::proceedUnlessOver);
    return false;
  }

  private boolean start(String command) {
    List<String> arguments = new ArrayList<>(List.of("sh", "-c", command));
    arguments.addAll(groups);
    try {
      child = new ProcessBuilder(arguments).redirectErrorStream(true).start();
    } catch (IOException e) {
      stage.print("cannot run '" + command + "': " + e.getMessage());
      return true;
    }
    Thread reader = new Thread(() -> attend(child), "command");
    reader.setDaemon(true);
    reader.start();
    return false;
  }

  /** Feeds the command and shows what it says; on a thread of its own. */
  private void attend(Process process) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(submission.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It does not read its standard input: most do not.
    }
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        String shown = line;
        loop.post(() -> stage.print(shown));
      }
      int status = process.waitFor();
      if (status != 0) {
        loop.post(() -> stage.print("(exit " + status + ")"));
      }
    } catch (IOException e) {
      loop.post(() -> stage.print(e.toString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    loop.post(this::proceedUnlessOver);
  }

  private void proceedUnlessOver() {
    if (phase != Phase.OVER) {
      proceed();
    }
  }

  private void finish() {
    phase = Phase.OVER;
    stage.turnOver();
  }

  /** Puts groups where {@code $0} to {@code $9} stand. */
  private String fill(String text) {
    String filled = text;
    for (int i = Math.min(9, groups.size() - 1); i >= 0; i--) {
      filled = filled.replace("$" + i, groups.get(i));
    }
    return filled;
  }
}
