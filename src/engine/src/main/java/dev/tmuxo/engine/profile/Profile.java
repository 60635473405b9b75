package dev.tmuxo.engine.profile;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one kind of agent CLI is driven: data, read from {@code resources/profiles/<name>.yaml} or
 * the user's own.
 *
 * <p>All patterns are POSIX extended regular expressions because tmux evaluates the {@link Signs}
 * itself (in a subscription, on the visible screen); what we evaluate on a captured screen ({@link
 * Composer}) is kept to the common subset of POSIX ERE and {@link java.util.regex.Pattern}.
 *
 * @param name as team files use it
 * @param command default program and arguments
 * @param env default environment of the agent's pane; the team file's entries win
 * @param files what is placed in the agent's own directory on the node before it starts: path
 *     relative to that directory, and content. {@link #AGENT_DIR} in {@code command} and {@code
 *     env} stands for the directory, so that a CLI finds settings that leave its user's own alone
 * @param envelope what a message of another type than {@code command} is wrapped in
 * @param queuesWhileBusy whether the CLI itself safely keeps what is submitted while it works
 * @param startTimeout how long it may take to be seen ready
 * @param silence how long it may work without any output before it is asked for a sign of life;
 *     zero if it may work silently for as long as it likes
 * @param resume what is added to the command when the agent is started again, so that it goes on
 *     with its conversation; empty if it cannot
 * @param settle how long it must look idle after a submission before a turn that was never seen
 *     busy counts as finished
 */
public record Profile(
    String name,
    String summary,
    List<String> command,
    Map<String, String> env,
    Map<String, String> files,
    Envelope envelope,
    Signs signs,
    Composer composer,
    Submit submit,
    Limits limits,
    boolean queuesWhileBusy,
    Duration startTimeout,
    Duration settle,
    Duration silence,
    List<String> resume) {

  /** Stands for the agent's own directory on its node. */
  public static final String AGENT_DIR = "${AGENT_DIR}";

  public Profile {
    command = List.copyOf(command);
    env = Map.copyOf(env);
    files = Map.copyOf(files);
    resume = List.copyOf(resume);
  }

  /** What precedes a message's content. */
  public enum Envelope {
    /** Nothing: the content is all that is typed. */
    NONE,
    /** A first line that names sender and id and, when an answer is wanted, how to give it. */
    HEADER
  }

  /**
   * What tells the agent's state apart; first match in this order: waiting, busy, idle.
   *
   * @param waiting on the screen while it asks its person something
   * @param busy on the screen while it works
   * @param idle on the screen while it is ready, with a composer of kind {@code cursor} on the
   *     cursor's line; with {@code foreground} both must hold
   * @param foreground names of foreground processes that mean the agent itself, not something it
   *     runs, has the terminal
   */
  public record Signs(
      Optional<String> waiting,
      Optional<String> busy,
      Optional<String> idle,
      List<String> foreground) {
    public Signs {
      foreground = List.copyOf(foreground);
    }
  }

  /**
   * Where typed text shows before it is submitted.
   *
   * @param kind how to find it on a captured screen
   * @param start for {@code region}: matches the beginning of its first line, up to where the text
   *     begins; the last match on the screen counts
   * @param end for {@code region}: matches the first line after it; without a match it reaches to
   *     the screen's end
   * @param empty for {@code region}: what an empty composer shows in place of text (a hint)
   * @param placeholder what the CLI shows in place of a long paste, such as {@code \[Pasted Content
   *     [0-9]+ chars\]}
   */
  public record Composer(
      Kind kind,
      Optional<String> start,
      Optional<String> end,
      Optional<String> empty,
      Optional<String> placeholder) {
    /** How the composer is found. */
    public enum Kind {
      /**
       * There is none: the program reads lines; that the pane took the text and the key is all that
       * can be known.
       */
      NONE,
      /** The text ends where the terminal's cursor is (a shell's line editor). */
      CURSOR,
      /** Between the lines that {@code start} and {@code end} match. */
      REGION
    }
  }

  /**
   * How a pasted text is submitted.
   *
   * @param key a tmux key name
   * @param again how often the key may be pressed again while the composer still holds the text
   * @param after how long the composer must have held the text before the key is pressed
   * @param suffix pasted behind the text: blanks that the CLI takes off again, where without them
   *     the key would choose from a menu of completions or make a newline after a backslash
   */
  public record Submit(String key, int again, Duration after, String suffix) {}

  /**
   * What the composer can take; a message beyond it fails with a clear error, before anything is
   * typed.
   *
   * @param bytes of a whole message in UTF-8
   * @param lineBytes of one line in UTF-8
   */
  public record Limits(int bytes, int lineBytes) {}
}
