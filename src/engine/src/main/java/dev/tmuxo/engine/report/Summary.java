package dev.tmuxo.engine.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.journal.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A team's latest run in figures: {@code summary.json}, described by {@code
 * docs/schema/summary.schema.json}. Components may be added, never removed.
 *
 * @param format {@link #FORMAT}
 * @param node empty if it never started
 * @param run which of {@code runs} this is about, from 1; 0 if there was none
 * @param phase where the run stands, in one of the words of the schema
 * @param outcome empty while it runs
 * @param millis how long it ran, up to the last entry if it still does
 * @param deliveries how many are in each state, by its label; states in which none is are absent
 * @param until the last entry that was taken in
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Summary(
    String format,
    String team,
    String node,
    String tmux,
    int run,
    List<Run> runs,
    String phase,
    Optional<Event.Outcome> outcome,
    String reason,
    Optional<Instant> started,
    Optional<Instant> ended,
    long millis,
    List<Agent> agents,
    long messages,
    Map<String, Integer> deliveries,
    Took delivery,
    CheckIns checkIns,
    int restarts,
    long faults,
    long questions,
    boolean masked,
    Journal until) {

  /** Names this form; another one would get another number. */
  public static final String FORMAT = "tmuxo-summary/1";

  /**
   * A run that the journal tells of.
   *
   * @param seq the number of its first entry
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Run(
      long seq,
      Instant started,
      Optional<Instant> ended,
      Optional<Event.Outcome> outcome,
      String reason) {}

  /**
   * An agent at the end.
   *
   * @param sent messages it sent
   * @param delivered messages it has
   * @param undelivered messages it certainly did not get, or of which nobody can say
   * @param waiting messages on their way to it
   * @param delivery from a message's acceptance to the agent's having it
   * @param turn from having it to having done with it
   * @param states milliseconds in each state, by its label
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Agent(
      String name,
      String role,
      String profile,
      Optional<String> reportsTo,
      AgentState state,
      Instant since,
      int restarts,
      Optional<Done> done,
      Optional<Exit> exit,
      long sent,
      long delivered,
      long undelivered,
      int waiting,
      Took delivery,
      Took turn,
      Map<String, Long> states,
      Optional<Transcript> transcript) {}

  /** What an agent said of its work when it was over. */
  public record Done(boolean success, String summary) {}

  /**
   * How an agent's process ended last; its last screen is in the report.
   *
   * @param status -1 if tmux did not tell
   * @param signal 0 unless a signal ended it
   */
  public record Exit(int status, int signal, Instant at) {}

  /**
   * A recording of an agent's terminal.
   *
   * @param file within the archive
   * @param bytes of the whole
   * @param leftOut how many of them are not in the file
   */
  public record Transcript(String file, long bytes, long leftOut) {}

  /**
   * How long something took.
   *
   * @param count how often it was measured
   */
  public record Took(long count, long p50Millis, long p95Millis) {}

  /** Check-ins, and what became of their due times. */
  public record CheckIns(
      int added, long sent, long merged, long skipped, long escalated, int pending) {}

  /**
   * Up to where the journal was read.
   *
   * @param entries how many it has; older ones may have been removed by {@code journal.keep}
   */
  public record Journal(long seq, Instant at, long entries) {}
}
