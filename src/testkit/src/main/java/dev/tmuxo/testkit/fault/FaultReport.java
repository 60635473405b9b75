package dev.tmuxo.testkit.fault;

import dev.tmuxo.testkit.fault.Injector.Struck;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run's outcome. */
public final class FaultReport {
  private static final int SHOWN = 20;

  private final FaultOptions options;
  private final List<Struck> struck;
  private final List<String> skipped;
  private final Verdict verdict;
  private final List<String> trouble;
  private final String senders;

  /**
   * What there is to report.
   *
   * @param skipped faults that this machine or the moment did not allow
   * @param trouble what went wrong besides what the checker found
   * @param senders what they were told, in words
   */
  FaultReport(
      FaultOptions options,
      List<Struck> struck,
      List<String> skipped,
      Verdict verdict,
      List<String> trouble,
      String senders) {
    this.options = options;
    this.struck = List.copyOf(struck);
    this.skipped = List.copyOf(skipped);
    this.verdict = verdict;
    this.trouble = List.copyOf(trouble);
    this.senders = senders;
  }

  /** Everything that should not be. */
  public List<String> findings() {
    List<String> all = new ArrayList<>();
    verdict.lost().forEach(what -> all.add("lost: " + what));
    verdict.doubled().forEach(what -> all.add("doubled: " + what));
    verdict.wrong().forEach(what -> all.add("wrong: " + what));
    struck.stream()
        .filter(s -> !s.recovered())
        .forEach(s -> all.add("not recovered from " + s.kind().label()));
    all.addAll(trouble);
    return all;
  }

  /** The kinds of fault that were injected. */
  public List<FaultKind> kinds() {
    return struck.stream().map(Struck::kind).distinct().toList();
  }

  /** The table for people. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    line(out, "fault", "times", "median s", "worst s");
    for (FaultKind kind : FaultKind.values()) {
      List<Double> seconds =
          struck.stream().filter(s -> s.kind() == kind).map(Struck::seconds).sorted().toList();
      if (!seconds.isEmpty()) {
        line(
            out,
            kind.label(),
            Integer.toString(seconds.size()),
            number(seconds.get((seconds.size() - 1) / 2)),
            number(seconds.get(seconds.size() - 1)));
      }
    }
    skipped.forEach(what -> out.append("skipped       ").append(what).append('\n'));
    out.append("seed          ").append(options.seed()).append('\n');
    out.append("sent          ").append(senders).append('\n');
    out.append("messages      ").append(verdict.messages());
    out.append(", deliveries ").append(verdict.deliveries());
    out.append(": delivered ").append(verdict.delivered());
    out.append(", uncertain ").append(verdict.uncertain());
    out.append(", reported undelivered ").append(verdict.undelivered()).append('\n');
    out.append("check-ins     ").append(verdict.checkIns()).append('\n');
    out.append("journal       ").append(verdict.entries()).append(" entries\n");
    out.append("lost          ").append(verdict.lost().size()).append('\n');
    out.append("doubled       ").append(verdict.doubled().size()).append('\n');
    out.append("wrong         ").append(verdict.wrong().size() + trouble.size()).append('\n');
    findings().stream().limit(SHOWN).forEach(what -> out.append("- ").append(what).append('\n'));
    return out.toString();
  }

  private static void line(
      StringBuilder out, String kind, String times, String median, String worst) {
    out.append("%-20s %6s %9s %9s%n".formatted(kind, times, median, worst));
  }

  private static String number(double seconds) {
    return String.format(Locale.ROOT, "%.2f", seconds);
  }
}
