package dev.tmuxo.engine.agent;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an agent is doing, as far as its {@link StateSource} can tell. */
public enum AgentState {
  /** Started, not yet seen ready. */
  @JsonProperty("starting")
  STARTING,
  /** Ready for a message. */
  @JsonProperty("idle")
  IDLE,
  @JsonProperty("busy")
  BUSY,
  /**
   * Asks its person something (a permission, a choice): a pasted message would answer that
   * question.
   */
  @JsonProperty("waiting")
  WAITING,
  /** Ended because it was asked to. */
  @JsonProperty("stopped")
  STOPPED,
  /** Ended by itself. */
  @JsonProperty("dead")
  DEAD,
  /** No sign of life for longer than its profile allows. */
  @JsonProperty("unresponsive")
  UNRESPONSIVE;

  /** Whether the agent's process has ended. */
  public boolean ended() {
    return this == STOPPED || this == DEAD;
  }

  /** The state's name in journals, screens and commands. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
