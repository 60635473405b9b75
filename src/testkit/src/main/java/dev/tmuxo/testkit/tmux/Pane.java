package dev.tmuxo.testkit.tmux;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** One pane of a {@link TmuxServer}. */
public final class Pane {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String BUFFER = "testkit";

  private final TmuxServer server;
  private final String id;

  /** How a program ended, as tmux tells it: exit status or number of the signal, else empty. */
  public record Death(String status, String signal) {}

  Pane(TmuxServer server, String id) {
    this.server = server;
    this.id = id;
  }

  /** As in {@code %3}. */
  public String id() {
    return id;
  }

  /** The visible screen, trailing spaces of each line removed. */
  public String screen() {
    return server.ask("capture-pane", "-p", "-t", id);
  }

  /**
   * All there ever was on it, wrapped lines joined: also what tmux scrolls away to say that the
   * pane is dead.
   */
  public String history() {
    return server.ask("capture-pane", "-p", "-J", "-S", "-", "-t", id);
  }

  /** Expands a tmux format such as {@code #{pane_title}}. */
  public String format(String format) {
    return server.ask("display-message", "-p", "-t", id, format);
  }

  /** The process that tmux started in it. */
  public long pid() {
    return Long.parseLong(format("#{pane_pid}"));
  }

  public boolean dead() {
    return format("#{pane_dead}").equals("1");
  }

  /**
   * Waits for the end of the program.
   *
   * <p>A tmux built with libutempter (Debian's, Ubuntu's, Fedora's) often misses how it ended: when
   * the pane's terminal closes, the library resets SIGCHLD and forks a helper of its own, and the
   * pane's SIGCHLD falls into that time. tmux collects the program with its next child; {@code
   * run-shell} gives it one.
   */
  public Death awaitDeath() {
    Death[] death = {new Death("", "")};
    boolean known =
        Waiting.until(
            LIMIT,
            () -> {
              if (!dead()) {
                return false;
              }
              server.ask("run-shell", "-b", "true");
              death[0] = new Death(format("#{pane_dead_status}"), format("#{pane_dead_signal}"));
              return !death[0].equals(new Death("", ""));
            });
    if (!known) {
      throw new AssertionError("the pane did not end within " + LIMIT + ":\n" + screen());
    }
    return death[0];
  }

  /** Presses keys, by tmux's names for them. */
  public void press(String... keys) {
    List<String> command = new ArrayList<>(List.of("send-keys", "-t", id, "--"));
    command.addAll(Arrays.asList(keys));
    server.ask(command.toArray(String[]::new));
  }

  /** Types text as key strokes. */
  public void type(String text) {
    server.ask("send-keys", "-t", id, "-l", "--", text);
  }

  /** Pastes text, framed if the program asked for that, newlines kept. */
  public void paste(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    server.ask(bytes, "load-buffer", "-b", BUFFER, "-");
    server.ask("paste-buffer", "-d", "-p", "-r", "-b", BUFFER, "-t", id);
  }

  /**
   * Waits until the screen matches somewhere, each line on its own.
   *
   * @return the screen
   * @throws AssertionError with the screen, if it does not within ten seconds
   */
  public String await(String regex) {
    return await(regex, LIMIT);
  }

  public String await(String regex, Duration limit) {
    Pattern pattern = Pattern.compile(regex, Pattern.MULTILINE);
    String[] last = {""};
    boolean seen =
        Waiting.until(
            limit,
            () -> {
              last[0] = screen();
              return pattern.matcher(last[0]).find();
            });
    if (!seen) {
      throw new AssertionError("/" + regex + "/ did not show within " + limit + ":\n" + last[0]);
    }
    return last[0];
  }
}
