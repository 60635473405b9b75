package dev.tmuxo.engine.delivery;

import dev.tmuxo.engine.message.AgentMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One message on its way to one agent. Lives in the team's mailbox; every change of state is
 * journalled.
 */
public final class Delivery {

  /** By priority, then by age: message ids sort by time. */
  static final Comparator<Delivery> ORDER =
      Comparator.comparing((Delivery d) -> d.message.priority())
          .reversed()
          .thenComparing(d -> d.message.id());

  private final AgentMessage message;
  private final String agent;
  private final String text;
  private final List<String> removed;
  private final Transitions journal;
  private DeliveryState state = DeliveryState.QUEUED;
  private int attempt = 1;
  private boolean resumed;

  /**
   * A delivery that is queued.
   *
   * @param text what is to be typed, free of control characters other than TAB and LF
   * @param removed what was taken out of the content to get there, for the evidence
   */
  public Delivery(
      AgentMessage message, String agent, String text, List<String> removed, Transitions journal) {
    this.message = message;
    this.agent = agent;
    this.text = text;
    this.removed = List.copyOf(removed);
    this.journal = journal;
  }

  /**
   * The same delivery as an earlier host left it.
   *
   * @param attempts how often its typing was begun anew
   */
  public Delivery resumed(DeliveryState last, int attempts) {
    state = last;
    attempt = attempts;
    resumed = true;
    return this;
  }

  /** Whether an earlier host may have typed it. */
  boolean isResumed() {
    return resumed;
  }

  public AgentMessage message() {
    return message;
  }

  public DeliveryState state() {
    return state;
  }

  String text() {
    return text;
  }

  List<String> removed() {
    return removed;
  }

  /** Names this attempt in the pane's own notes; never the same for two attempts. */
  String token() {
    return message.id() + "." + attempt;
  }

  void nextAttempt() {
    attempt++;
  }

  Optional<Instant> expiry() {
    return message.ttl().map(message.timestamp()::plus);
  }

  boolean expired(Instant now) {
    return expiry().map(end -> !now.isBefore(end)).orElse(false);
  }

  Duration untilExpiry(Instant now) {
    return expiry().map(end -> Duration.between(now, end)).orElse(Duration.ZERO);
  }

  /**
   * Changes the state and journals it with its evidence.
   *
   * @throws IllegalStateException if the state machine has no such transition
   */
  public void become(DeliveryState next, Evidence evidence) {
    if (!state.next().contains(next)) {
      throw new IllegalStateException(
          "delivery of %s to %s cannot go from %s to %s"
              .formatted(message.id(), agent, state.label(), next.label()));
    }
    DeliveryState from = state;
    state = next;
    journal.changed(message.id(), agent, from, next, evidence);
  }
}
