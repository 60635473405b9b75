package dev.tmuxo.engine.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a message is for. */
public enum MessageType {
  @JsonProperty("text")
  TEXT,
  /**
   * Content that goes to the agent exactly as it is, without our header: a shell command, a slash
   * command.
   */
  @JsonProperty("command")
  COMMAND,
  @JsonProperty("status-request")
  STATUS_REQUEST,
  @JsonProperty("status-response")
  STATUS_RESPONSE,
  @JsonProperty("error-report")
  ERROR_REPORT,
  @JsonProperty("progress-update")
  PROGRESS_UPDATE,
  @JsonProperty("heartbeat")
  HEARTBEAT,
  @JsonProperty("shutdown")
  SHUTDOWN
}
