package dev.tmuxo.engine.tmux;

import java.util.concurrent.CompletableFuture;

/** A request that has not been answered. The queue's lock guards what changes. */
final class PendingRequest {
  final long sequence;
  final CommandList commands;
  final int size;
  final long deadline;
  final CompletableFuture<Reply> future;
  private final boolean conditional;
  private final boolean quiet;

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
    boolean blocks = false;
    boolean silent = true;
    for (TmuxCommand command : commands.commands()) {
      silent &= CommandName.isQuiet(command.name());
      for (TmuxCommand.Argument argument : command.arguments()) {
        blocks |= argument instanceof TmuxCommand.Argument.Block;
      }
    }
    this.conditional = blocks;
    this.quiet = silent && !blocks;
  }

  boolean isWritten() {
    return line == null;
  }

  /** Whether its answer is one empty block for each command, up to one that fails. */
  boolean isQuiet() {
    return quiet;
  }

  /** How many blocks the answer has if no command fails; 0 if that depends on a condition. */
  int blocksExpected() {
    return conditional ? 0 : commands.commands().size();
  }
}
