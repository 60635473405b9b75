package dev.tmuxo.testkit.agent;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a fake agent can be told: as {@code FAKE_AGENT_NAME} in its environment, over that as {@code
 * --name value} on its command line, and later as {@code set name value} in its script. All of it
 * is described in {@code docs/testkit.md}.
 */
final class Settings {
  private static final Map<String, String> DEFAULTS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("script", ""),
              Map.entry("record", ""),
              Map.entry("title", "fake agent"),
              Map.entry("turn-ms", "50"),
              Map.entry("start-ms", "0"),
              Map.entry("never-ready", "off"),
              Map.entry("queue", "off"),
              Map.entry("swallow-enter", "0"),
              Map.entry("paste-ms", "0"),
              Map.entry("early-enter", "drop"),
              Map.entry("literal-paste", "off"),
              Map.entry("placeholder-lines", "10"),
              Map.entry("placeholder-chars", "1000")));

  private static final String VARIABLE = "FAKE_AGENT_";

  private final Map<String, String> values = new TreeMap<>(DEFAULTS);

  static Settings of(Map<String, String> environment, String... args) {
    Settings settings = new Settings();
    for (String name : DEFAULTS.keySet()) {
      String value = environment.get(VARIABLE + name.toUpperCase(Locale.ROOT).replace('-', '_'));
      if (value != null) {
        settings.set(name, value);
      }
    }
    Deque<String> rest = new ArrayDeque<>(Arrays.asList(args));
    while (!rest.isEmpty()) {
      String flag = rest.pop();
      if (!flag.startsWith("--")) {
        throw new IllegalArgumentException("'" + flag + "': expected --name value");
      }
      boolean alone = rest.isEmpty() || rest.peek().startsWith("--");
      settings.set(flag.substring(2), alone ? "on" : rest.pop());
    }
    return settings;
  }

  void set(String name, String value) {
    String preset = DEFAULTS.get(name);
    if (preset == null) {
      throw new IllegalArgumentException(
          "no setting '" + name + "'; there are " + DEFAULTS.keySet());
    }
    boolean number = !preset.isEmpty() && Character.isDigit(preset.charAt(0));
    if (number && !value.matches("[0-9]{1,8}")) {
      throw new IllegalArgumentException(
          "'" + name + "' takes a whole number, not '" + value + "'");
    }
    values.put(name, value);
  }

  String text(String name) {
    return values.get(name);
  }

  int number(String name) {
    return Integer.parseInt(values.get(name));
  }

  boolean on(String name) {
    return values.get(name).equals("on");
  }
}
