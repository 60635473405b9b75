package dev.tmuxo.testkit.model;

import java.util.Map;

/** A tool that the model wants run, by its name in the client, and the tool's arguments. */
public record ToolCall(String name, Map<String, Object> arguments) {
  public ToolCall {
    arguments = Map.copyOf(arguments);
  }
}
