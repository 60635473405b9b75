package io.jenkins.plugins.tmuxorchestrator.step;

import hudson.AbortException;
import hudson.model.Item;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Jenkins' {@code H} in a crontab expression: a number that is the same each time for the same
 * name, so that schedules of many spread over the hour.
 */
public final class HashedCron {
  private static final Pattern HASHED =
      Pattern.compile("H(?:\\((\\d{1,2})-(\\d{1,2})\\))?(?:/(\\d{1,2}))?");

  private static final Map<String, String> NICKNAMES =
      Map.of(
          "@hourly", "H * * * *",
          "@daily", "H H * * *",
          "@midnight", "H H(0-2) * * *",
          "@weekly", "H H * * H",
          "@monthly", "H H H * *",
          "@yearly", "H H H H *",
          "@annually", "H H H H *");

  /** What a field can be; the last days of a month are left out, as Jenkins does. */
  private record Range(int least, int most) {}

  private static final List<Range> FIELDS =
      List.of(
          new Range(0, 59), new Range(0, 23), new Range(1, 28), new Range(1, 12), new Range(0, 6));

  private HashedCron() {}

  /** What a check-in of a job is hashed by. */
  static String name(Item job, String to) {
    return job.getFullName() + " " + to;
  }

  /**
   * The expression with numbers in place of each {@code H}.
   *
   * @param name of what is scheduled
   * @throws AbortException if an {@code H} does not fit its field
   */
  public static String expand(String expression, String name) throws AbortException {
    String text = NICKNAMES.getOrDefault(expression.strip(), expression.strip());
    if (!text.contains("H")) {
      return text;
    }
    String[] fields = text.split("\\s+", FIELDS.size() + 1);
    if (fields.length != FIELDS.size()) {
      throw new AbortException(
          "cron cannot be '"
              + expression
              + "': it has five fields (minute, hour, day of the month, month, day of the week)");
    }
    Random random = new Random(name.hashCode()); // by its contract the same numbers each time
    for (int i = 0; i < fields.length; i++) {
      String[] items = fields[i].split(",", -1);
      for (int j = 0; j < items.length; j++) {
        items[j] = item(items[j], FIELDS.get(i), random, expression);
      }
      fields[i] = String.join(",", items);
    }
    return String.join(" ", fields);
  }

  private static String item(String item, Range field, Random random, String expression)
      throws AbortException {
    int number = random.nextInt(Integer.MAX_VALUE);
    if (!item.startsWith("H")) {
      return item;
    }
    Matcher hashed = HASHED.matcher(item);
    if (!hashed.matches()) {
      throw new AbortException(
          "cron cannot be '" + expression + "': write H, H/15, H(0-7) or H(0-7)/2");
    }
    int least = hashed.group(1) == null ? field.least() : Integer.parseInt(hashed.group(1));
    int most = hashed.group(2) == null ? field.most() : Integer.parseInt(hashed.group(2));
    int step = hashed.group(3) == null ? 0 : Integer.parseInt(hashed.group(3));
    if (least > most || least < field.least() || most > Math.max(field.most(), least)) {
      throw new AbortException("cron cannot be '" + expression + "': " + item + " is out of range");
    }
    int span = most - least + 1;
    if (step == 0) {
      return Integer.toString(least + number % span);
    }
    int first = least + number % Math.min(step, span);
    return first + "-" + most + "/" + step;
  }
}
