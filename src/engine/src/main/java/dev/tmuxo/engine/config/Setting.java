package dev.tmuxo.engine.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * One thing that can be set.
 *
 * @param key as files and flags call it
 * @param builtIn its value unless somebody sets it, as a person would write it; for {@code home}
 *     the layers compute it
 * @param description for {@code tmuxo config} and the documentation
 */
record Setting<T>(String key, Form<T> form, String builtIn, String description) {

  static final Setting<String> TMUX_PATH =
      new Setting<>(
          "tmux.path", Form.program(), "tmux", "The tmux program: a name on the PATH, or a path.");
  static final Setting<Integer> TMUX_HISTORY_LIMIT =
      new Setting<>(
          "tmux.historyLimit",
          Form.count(0, 10_000_000),
          "50000",
          "Lines of scrollback that each pane keeps.");
  static final Setting<Integer> TMUX_COLUMNS =
      new Setting<>(
          "tmux.columns",
          Form.count(20, 10_000),
          "200",
          "Width of an agent's terminal while nobody is attached.");
  static final Setting<Integer> TMUX_ROWS =
      new Setting<>(
          "tmux.rows",
          Form.count(5, 10_000),
          "50",
          "Height of an agent's terminal while nobody is attached.");
  static final Setting<Path> HOME =
      new Setting<>(
          "home",
          Form.path(),
          "",
          "The state directory on this machine: journals, transcripts and sockets of teams.");
  static final Setting<List<String>> ENVIRONMENT_PASS =
      new Setting<>(
          "environment.pass",
          Form.variableNames(),
          "",
          "Names of variables that agents get from the caller besides the safe ones (PATH, HOME,"
              + " LANG and the like).");
  static final Setting<Duration> STOP_GRACE =
      new Setting<>(
          "stop.grace",
          Form.duration(Duration.ZERO, Duration.ofMinutes(10)),
          "5s",
          "How long a stopping team's processes have to end before they are killed.");
  static final Setting<Duration> DELIVERY_TIMEOUT =
      new Setting<>(
          "delivery.timeout",
          Form.duration(Duration.ofSeconds(1), Duration.ofMinutes(10)),
          "15s",
          "How long one submission of a message may take.");
  static final Setting<Integer> DELIVERY_MAX_QUEUED =
      new Setting<>(
          "delivery.maxQueued",
          Form.count(1, 1_000_000),
          "10000",
          "Messages that may wait for one agent; further ones are refused.");
  static final Setting<Integer> MAIL_MAX_LETTERS =
      new Setting<>(
          "mail.maxLetters",
          Form.count(1, 100_000),
          "1000",
          "Letters of one agent that may lie unread; further ones are refused.");
  static final Setting<Integer> RESTART_LIMIT =
      new Setting<>(
          "restart.limit",
          Form.count(0, 1_000),
          "5",
          "How often an agent is started again within restart.window before it stays dead.");
  static final Setting<Duration> RESTART_WINDOW =
      new Setting<>(
          "restart.window",
          Form.duration(Duration.ofSeconds(1), Duration.ofDays(30)),
          "10m",
          "The time in which restart.limit counts.");
  static final Setting<Long> JOURNAL_ROTATE =
      new Setting<>(
          "journal.rotate",
          Form.size(1L << 12, 1L << 40),
          "64MiB",
          "The size at which a team's journal goes on in a new file.");
  static final Setting<Keep> JOURNAL_KEEP =
      new Setting<>(
          "journal.keep",
          Form.keep(),
          "all",
          "Which of a journal's full files are kept; what they add up to stays in any case.");
  static final Setting<Settings.Log.Format> LOG_FORMAT =
      new Setting<>(
          "log.format",
          Form.oneOf(Settings.Log.Format.class),
          "plain",
          "What a line of the log looks like.");
  static final Setting<Settings.Log.Level> LOG_LEVEL =
      new Setting<>(
          "log.level",
          Form.oneOf(Settings.Log.Level.class),
          "info",
          "What is worth a line of the log; debug has one for each entry of a journal.");
  static final Setting<Long> LOG_ROTATE =
      new Setting<>(
          "log.rotate",
          Form.size(1L << 12, 1L << 40),
          "10MiB",
          "The size at which the log goes on in a new file.");
  static final Setting<Integer> LOG_KEEP =
      new Setting<>(
          "log.keep", Form.count(1, 20), "3", "How many of the log's full files are kept.");
  static final Setting<List<Path>> RESOURCES =
      new Setting<>(
          "resources",
          Form.paths(),
          "",
          "Further folders of profiles, roles and message templates; they come after the project's"
              + " and the user's.");

  /** All there are, in the order in which they are shown. */
  static final List<Setting<?>> ALL =
      List.of(
          HOME,
          RESOURCES,
          TMUX_PATH,
          TMUX_HISTORY_LIMIT,
          TMUX_COLUMNS,
          TMUX_ROWS,
          ENVIRONMENT_PASS,
          STOP_GRACE,
          DELIVERY_TIMEOUT,
          DELIVERY_MAX_QUEUED,
          MAIL_MAX_LETTERS,
          RESTART_LIMIT,
          RESTART_WINDOW,
          JOURNAL_ROTATE,
          JOURNAL_KEEP,
          LOG_FORMAT,
          LOG_LEVEL,
          LOG_ROTATE,
          LOG_KEEP);

  /** The variable that sets it: {@code TMUXO_TMUX_HISTORY_LIMIT}. */
  String variable() {
    return "TMUXO_"
        + key.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
