package dev.tmuxo.engine.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Order among the messages waiting for one agent; within a priority the older one goes first. */
public enum Priority {
  @JsonProperty("low")
  LOW,
  @JsonProperty("normal")
  NORMAL,
  @JsonProperty("high")
  HIGH,
  @JsonProperty("urgent")
  URGENT
}
