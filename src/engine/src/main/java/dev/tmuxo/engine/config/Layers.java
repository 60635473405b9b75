package dev.tmuxo.engine.config;

import dev.tmuxo.engine.document.Field;
import dev.tmuxo.engine.document.Place;
import dev.tmuxo.engine.document.Problems;
import dev.tmuxo.engine.document.Suggestions;
import dev.tmuxo.engine.error.ErrorCode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts layer upon layer and keeps what each value came from. */
final class Layers {

  private static final Path ROOT = Path.of("/");

  private final Problems problems;
  private final Map<Setting<?>, Given<?>> values = new HashMap<>();
  private final Map<Setting<?>, String> builtIn = new HashMap<>();

  /** A value and its origin. */
  private record Given<T>(T value, String text, String origin) {}

  Layers(Problems problems) {
    this.problems = problems;
  }

  /** Whether files keep settings under this name. */
  static boolean isSection(String path) {
    return Setting.ALL.stream().anyMatch(s -> s.key().startsWith(path + "."));
  }

  /** Whether a variable sets something, or looks as if it were meant to. */
  static boolean isSettingVariable(String name) {
    return Setting.ALL.stream()
        .anyMatch(
            s -> {
              int dot = s.key().indexOf('.');
              return dot < 0
                  ? name.equals(s.variable())
                  : name.startsWith(s.variable().substring(0, "TMUXO_".length() + dot + 1));
            });
  }

  void builtIn(Setting<?> setting, String text) {
    given(setting, words(setting, text), new Place("built-in", 0), "built-in", ROOT);
    builtIn.put(setting, values.get(setting).text());
  }

  /** A value from a file; relative paths start at {@code base}. */
  void field(Field field, Path base) {
    Optional<Setting<?>> setting = known(field.path());
    if (setting.isEmpty()) {
      unknown(field.path(), field.place());
      return;
    }
    Form<?> form = setting.get().form();
    List<Field> items = form.list() ? field.items() : List.of();
    List<String> words =
        items.isEmpty()
            ? field.scalar().map(t -> words(setting.get(), t)).orElse(List.of())
            : items.stream().map(Field::scalar).flatMap(Optional::stream).toList();
    boolean emptyList = form.list() && field.body() instanceof Field.Items && items.isEmpty();
    if ((words.isEmpty() && !emptyList) || words.size() < items.size()) {
      wrong(setting.get(), field.place());
      return;
    }
    given(setting.get(), words, field.place(), field.place().toString(), base);
  }

  /** A value from a variable. */
  void variable(String name, String value, Place place, Path base) {
    Setting.ALL.stream()
        .filter(s -> s.variable().equals(name))
        .findFirst()
        .ifPresentOrElse(
            s -> given(s, words(s, value), place, name, base),
            () ->
                problems.add(
                    ErrorCode.SETTING_UNKNOWN,
                    place,
                    "",
                    Field.unknown(name, Setting.ALL.stream().map(Setting::variable).toList())));
  }

  /** A value from a flag. */
  void text(String key, String value, Place place, String origin, Path base) {
    known(key)
        .ifPresentOrElse(
            s -> given(s, words(s, value), place, origin, base), () -> unknown(key, place));
  }

  private <T> void given(
      Setting<T> setting, List<String> words, Place place, String origin, Path base) {
    Optional<T> value = setting.form().parser().parse(words, base);
    if (value.isEmpty()) {
      wrong(setting, place);
    } else {
      String text = setting.form().printer().print(value.get());
      values.put(setting, new Given<>(value.get(), text, origin));
    }
  }

  private static List<String> words(Setting<?> setting, String text) {
    return !setting.form().list()
        ? List.of(text.strip())
        : text.isBlank()
            ? List.of()
            : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }

  private static Optional<Setting<?>> known(String key) {
    return Setting.ALL.stream().filter(s -> s.key().equals(key)).findFirst();
  }

  private void unknown(String key, Place place) {
    List<String> keys = Setting.ALL.stream().<String>map(Setting::key).toList();
    problems.add(
        ErrorCode.SETTING_UNKNOWN,
        place,
        key,
        "unknown setting" + Suggestions.ending(key, keys) + " Known: " + Suggestions.list(keys));
  }

  private void wrong(Setting<?> setting, Place place) {
    problems.add(
        ErrorCode.SETTING_INVALID, place, setting.key(), "must be " + setting.form().wording());
  }

  List<Effective.Entry> entries() {
    return Setting.ALL.stream()
        .map(
            s ->
                new Effective.Entry(
                    s.key(),
                    values.get(s).text(),
                    values.get(s).origin(),
                    s.description(),
                    s.variable(),
                    builtIn.get(s)))
        .toList();
  }

  Settings settings() {
    return new Settings(
        new Settings.Tmux(
            value(Setting.TMUX_PATH),
            value(Setting.TMUX_HISTORY_LIMIT),
            value(Setting.TMUX_COLUMNS),
            value(Setting.TMUX_ROWS)),
        value(Setting.HOME),
        new Settings.EnvironmentVariables(value(Setting.ENVIRONMENT_PASS)),
        new Settings.Stop(value(Setting.STOP_GRACE)),
        new Settings.Delivery(value(Setting.DELIVERY_TIMEOUT), value(Setting.DELIVERY_MAX_QUEUED)),
        new Settings.Mail(value(Setting.MAIL_MAX_LETTERS)),
        new Settings.Restart(value(Setting.RESTART_LIMIT), value(Setting.RESTART_WINDOW)),
        new Settings.Journal(value(Setting.JOURNAL_ROTATE), value(Setting.JOURNAL_KEEP)),
        new Settings.Log(
            value(Setting.LOG_FORMAT),
            value(Setting.LOG_LEVEL),
            value(Setting.LOG_ROTATE),
            value(Setting.LOG_KEEP)),
        value(Setting.RESOURCES));
  }

  /** Values are only ever put in under their own setting, by {@link #given}. */
  @SuppressWarnings("unchecked")
  private <T> T value(Setting<T> setting) {
    return (T) values.get(setting).value();
  }
}
