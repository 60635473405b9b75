package dev.tmuxo.engine.tmux;

import java.util.List;
import java.util.Optional;

/**
 * What tmux answered to one {@link CommandList}: a block for each command that ran, in order. A
 * branch not taken has none; after a failed command there are no more.
 *
 * @param blocks in order
 */
public record Reply(List<Block> blocks) {

  /**
   * The answer of one command.
   *
   * @param error whether the command failed; the lines then say why
   * @param lines its output, decoded as UTF-8 (what is not UTF-8 becomes U+FFFD), without line
   *     feeds
   */
  public record Block(boolean error, List<String> lines) {

    public Block {
      lines = List.copyOf(lines);
    }

    /** The lines, joined with line feeds. */
    public String text() {
      return String.join("\n", lines);
    }
  }

  public Reply {
    blocks = List.copyOf(blocks);
  }

  /** Whether no command failed. */
  public boolean ok() {
    for (Block block : blocks) {
      if (block.error()) {
        return false;
      }
    }
    return true;
  }

  /** The message of the command that failed, or an empty text. */
  public String firstError() {
    return blocks.stream().filter(Block::error).findFirst().map(Block::text).orElse("");
  }

  /** The output of all commands that did not fail. */
  public List<String> lines() {
    if (blocks.size() == 1) {
      return blocks.get(0).error() ? List.of() : blocks.get(0).lines();
    }
    return blocks.stream().filter(b -> !b.error()).flatMap(b -> b.lines().stream()).toList();
  }

  /** The first line of output, if there is any. */
  public Optional<String> firstLine() {
    return lines().stream().findFirst();
  }
}
