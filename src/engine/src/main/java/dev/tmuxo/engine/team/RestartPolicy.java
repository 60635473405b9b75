package dev.tmuxo.engine.team;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether an agent that ended by itself is started again. */
public enum RestartPolicy {
  @JsonProperty("never")
  NEVER,
  /** When it ended with a status other than 0, or by a signal. */
  @JsonProperty("on-failure")
  ON_FAILURE,
  @JsonProperty("always")
  ALWAYS
}
