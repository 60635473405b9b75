package dev.tmuxo.server.screen;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What the person at the screen can do to the run. Methods return at once and are thread-safe. */
public interface Operator {

  /**
   * Sends a message to an agent or {@code @all}.
   *
   * @param answers the id of the message it answers
   * @return completes when the message was accepted
   */
  CompletableFuture<?> send(String team, String to, Optional<String> answers, String text);

  /** What the agent's terminal shows now. */
  CompletableFuture<List<String>> capture(String team, String agent, int lines);

  /** How to attach a real tmux to the team, as a shell command. */
  String attachCommand(String team);

  /**
   * Stops every team.
   *
   * @param force without giving processes the time to end by themselves
   */
  void stop(boolean force);
}
