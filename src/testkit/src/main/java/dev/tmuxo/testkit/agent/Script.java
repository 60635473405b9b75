package dev.tmuxo.testkit.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a fake agent does on which submission: lines of {@code on REGEX}, each followed by indented
 * actions. The first rule that matches decides.
 */
final class Script {
  private final List<Rule> rules = new ArrayList<>();

  /** A rule, and how often its pattern has matched so far. */
  private static final class Rule {
    final Pattern pattern;
    final List<Action> actions = new ArrayList<>();
    int nth;
    int matched;

    Rule(Pattern pattern) {
      this.pattern = pattern;
    }
  }

  /**
   * The actions for a submission.
   *
   * @param groups what the pattern's groups matched; the submission's first line comes first
   */
  record Plan(List<Action> actions, List<String> groups) {}

  /**
   * @param path empty for a script without rules
   */
  static Script read(String path) throws IOException {
    Script script = new Script();
    if (path.isEmpty()) {
      return script;
    }
    int number = 0;
    for (String line : Files.readAllLines(Path.of(path))) {
      number++;
      try {
        script.add(line);
      } catch (IllegalArgumentException e) {
        throw new IOException(path + ":" + number + ": " + e.getMessage(), e);
      }
    }
    return script;
  }

  Plan plan(String submission, int turnMillis) {
    String first = submission.split("\n", 2)[0];
    for (Rule rule : rules) {
      Matcher matcher = rule.pattern.matcher(submission);
      if (matcher.find()) {
        rule.matched++;
        if (rule.nth == 0 || rule.nth == rule.matched) {
          return new Plan(rule.actions, groups(first, matcher));
        }
      }
    }
    return new Plan(
        List.of(new Action.Busy(turnMillis), new Action.Say("Done: $0")), List.of(first));
  }

  private static List<String> groups(String first, Matcher matcher) {
    List<String> groups = new ArrayList<>(List.of(first));
    for (int i = 1; i <= matcher.groupCount(); i++) {
      groups.add(matcher.group(i) == null ? "" : matcher.group(i));
    }
    return groups;
  }

  private void add(String line) {
    String stripped = line.strip();
    if (stripped.isEmpty() || stripped.startsWith("#")) {
      return;
    }
    String[] words = stripped.split("\\s+", 2);
    String rest = words.length > 1 ? words[1] : "";
    if (words[0].equals("on")) {
      rules.add(new Rule(pattern(rest)));
    } else if (rules.isEmpty()) {
      throw new IllegalArgumentException("'" + words[0] + "' before the first 'on REGEX'");
    } else {
      Rule rule = rules.get(rules.size() - 1);
      if (words[0].equals("nth")) {
        rule.nth = number(rest);
      } else {
        rule.actions.add(action(words[0], rest));
      }
    }
  }

  private static Action action(String word, String rest) {
    return switch (word) {
      case "busy" -> new Action.Busy(millis(rest));
      case "silent" -> new Action.Silent(millis(rest));
      case "say" -> new Action.Say(rest);
      case "copy" -> new Action.Copy();
      case "run" -> new Action.Run(rest);
      case "ask" -> new Action.Ask(rest.isEmpty() ? "Allow this command?" : rest);
      case "title" -> new Action.Title(rest);
      case "set" -> new Action.Change(rest.split(" ", 2)[0], rest.replaceFirst("^\\S+\\s*", ""));
      case "exit" -> new Action.Exit(rest.isEmpty() ? 0 : number(rest));
      case "crash" -> new Action.Crash();
      case "hang" -> new Action.Hang();
      default ->
          throw new IllegalArgumentException(
              "no action '"
                  + word
                  + "'; there are busy, silent, say, copy, run, ask, title, set, exit, crash,"
                  + " hang");
    };
  }

  private static Pattern pattern(String regex) {
    try {
      return Pattern.compile(regex, Pattern.MULTILINE);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("bad pattern: " + e.getMessage(), e);
    }
  }

  private static int number(String text) {
    if (!text.matches("[0-9]{1,8}")) {
      throw new IllegalArgumentException("'" + text + "' is no whole number");
    }
    return Integer.parseInt(text);
  }

  private static int millis(String duration) {
    if (duration.endsWith("ms")) {
      return number(duration.substring(0, duration.length() - 2));
    }
    if (duration.endsWith("s")) {
      return number(duration.substring(0, duration.length() - 1)) * 1000;
    }
    throw new IllegalArgumentException("'" + duration + "' is no duration such as 200ms or 5s");
  }
}
