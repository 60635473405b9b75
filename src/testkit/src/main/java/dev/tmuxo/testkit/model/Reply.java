package dev.tmuxo.testkit.model;

import java.time.Duration;
import java.util.List;

/**
 * What the model answers.
 *
 * @param status 200, or an HTTP error, whose message is {@code text}
 * @param delay before the first token
 * @param cadence between two tokens; a token is a word
 */
public record Reply(
    int status, String text, List<ToolCall> toolCalls, Duration delay, Duration cadence) {

  public Reply {
    toolCalls = List.copyOf(toolCalls);
  }

  public static Reply text(String text) {
    return new Reply(200, text, List.of(), Duration.ZERO, Duration.ZERO);
  }

  public static Reply call(ToolCall... calls) {
    return new Reply(200, "", List.of(calls), Duration.ZERO, Duration.ZERO);
  }

  public static Reply error(int status, String message) {
    return new Reply(status, message, List.of(), Duration.ZERO, Duration.ZERO);
  }

  public Reply after(Duration beforeFirstToken) {
    return new Reply(status, text, toolCalls, beforeFirstToken, cadence);
  }

  public Reply every(Duration betweenTokens) {
    return new Reply(status, text, toolCalls, delay, betweenTokens);
  }
}
