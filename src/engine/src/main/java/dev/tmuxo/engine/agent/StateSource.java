package dev.tmuxo.engine.agent;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why we believe a state, most trustworthy first. */
public enum StateSource {
  /** Something we did ourselves: started it, stopped it. */
  @JsonProperty("command")
  COMMAND,
  /** tmux reports the pane's process. */
  @JsonProperty("process")
  PROCESS,
  /** The agent CLI's own hook. */
  @JsonProperty("hook")
  HOOK,
  /** The terminal title the agent CLI sets. */
  @JsonProperty("title")
  TITLE,
  /** The pane's foreground process. */
  @JsonProperty("foreground")
  FOREGROUND,
  /** Patterns on the rendered screen. */
  @JsonProperty("screen")
  SCREEN,
  /** No output for a while: a last resort, never proof. */
  @JsonProperty("silence")
  SILENCE;

  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
