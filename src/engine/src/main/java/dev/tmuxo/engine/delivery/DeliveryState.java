package dev.tmuxo.engine.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The life of one message towards one agent. Every transition carries {@link Evidence}. */
public enum DeliveryState {
  /** Accepted; waits for the agent to be ready and for earlier messages. */
  @JsonProperty("queued")
  QUEUED,
  /** Being typed. */
  @JsonProperty("sending")
  SENDING,
  /** The submit key was pressed and the composer let go of the text. */
  @JsonProperty("submitted")
  SUBMITTED,
  /** The agent was seen working on it. */
  @JsonProperty("started")
  STARTED,
  /** The agent was seen ready again. */
  @JsonProperty("finished")
  FINISHED,
  /** A reply that names the message came. */
  @JsonProperty("answered")
  ANSWERED,
  /** Its time to live passed before it could be typed. */
  @JsonProperty("expired")
  EXPIRED,
  /** Certainly not delivered. */
  @JsonProperty("failed")
  FAILED,
  /** Nobody can say whether the agent got it; it is not repeated blindly. */
  @JsonProperty("uncertain")
  UNCERTAIN,
  /** Cannot be delivered any more: its agent or team is gone. */
  @JsonProperty("dead-letter")
  DEAD_LETTER;

  /** The states this one may turn into. */
  public Set<DeliveryState> next() {
    return switch (this) {
      case QUEUED -> EnumSet.of(SENDING, EXPIRED, FAILED, DEAD_LETTER);
      case SENDING -> EnumSet.of(SUBMITTED, QUEUED, FAILED, UNCERTAIN, DEAD_LETTER);
      case SUBMITTED -> EnumSet.of(STARTED, FINISHED, ANSWERED);
      case STARTED -> EnumSet.of(FINISHED, ANSWERED);
      case FINISHED -> EnumSet.of(ANSWERED);
      case UNCERTAIN -> EnumSet.of(SUBMITTED, QUEUED, ANSWERED, FAILED);
      case ANSWERED, EXPIRED, FAILED, DEAD_LETTER -> EnumSet.noneOf(DeliveryState.class);
    };
  }

  /** Whether the agent has the message. */
  public boolean delivered() {
    return this == SUBMITTED || this == STARTED || this == FINISHED || this == ANSWERED;
  }

  /** Whether the agent has done with it. */
  public boolean finished() {
    return this == FINISHED || this == ANSWERED;
  }

  /** Whether it certainly never will be delivered, or nobody can say. */
  public boolean undelivered() {
    return this == EXPIRED || this == FAILED || this == UNCERTAIN || this == DEAD_LETTER;
  }

  /** The state's name in journals, screens and commands. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
