package dev.tmuxo.engine.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a delivery of which nobody can say whether the agent got it. */
public enum UncertainPolicy {
  /** Leave it {@code uncertain}; a person or the sender decides. */
  @JsonProperty("fail")
  FAIL,
  /** Deliver again, at the risk of a double. */
  @JsonProperty("retry")
  RETRY
}
