package dev.tmuxo.engine.tmux;

import java.util.concurrent.CompletableFuture;

/** A request that has not been answered. The queue's lock guards what changes. */
final class PendingRequest {
  final long sequence;
  final CommandList commands;
  final int size;
  final long deadline;
  final CompletableFuture<Reply> future;

  /** The encoded line; null once written, so that a slow answer does not hold it. */
  byte[] line;

  PendingRequest(
      long sequence,
      CommandList commands,
      byte[] line,
      long deadline,
      CompletableFuture<Reply> future) {
    this.sequence = sequence;
    this.commands = commands;
    this.line = line;
    this.size = line.length;
    this.deadline = deadline;
    this.future = future;
  }

  boolean isWritten() {
    return line == null;
  }

  /** How many blocks the answer has if no command fails; 0 if that depends on a condition. */
  int blocksExpected() {
    boolean conditional =
        commands.commands().stream()
            .flatMap(command -> command.arguments().stream())
            .anyMatch(TmuxCommand.Argument.Block.class::isInstance);
    return conditional ? 0 : commands.commands().size();
  }
}
