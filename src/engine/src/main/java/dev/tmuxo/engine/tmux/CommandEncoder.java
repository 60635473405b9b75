package dev.tmuxo.engine.tmux;

/**
 * Writes command lists as control-mode lines, the way a version of tmux wants them.
 *
 * <p>tmux before 3.3 turns a block in braces back into text, with rules of its own that lose tabs
 * and words such as {@code %if} on the way. There a block is sent as one quoted word instead, which
 * {@code if-shell} reads just the same.
 *
 * @param braces whether blocks go in braces
 */
record CommandEncoder(boolean braces) {
  private static final byte[] SEPARATOR = {' ', ';', ' '};
  private static final byte[] OPEN = {'{', ' '};
  private static final byte[] CLOSE = {' ', '}'};
  private static final int TYPICAL_LINE = 128;

  /** For a version that is not known yet. */
  static final CommandEncoder PLAIN = new CommandEncoder(true);

  static CommandEncoder of(TmuxVersion version) {
    return new CommandEncoder(Capability.EXACT_BLOCKS.in(version));
  }

  byte[] line(CommandList list) {
    ByteBuilder out = new ByteBuilder(TYPICAL_LINE);
    append(out, list);
    return out.toBytes();
  }

  private void append(ByteBuilder out, CommandList list) {
    boolean first = true;
    for (TmuxCommand command : list.commands()) {
      if (!first) {
        out.append(SEPARATOR);
      }
      first = false;
      out.append(command.name());
      for (TmuxCommand.Argument argument : command.arguments()) {
        out.append(' ');
        if (argument instanceof TmuxCommand.Argument.Text text) {
          Quoting.append(out, text.value());
        } else if (argument instanceof TmuxCommand.Argument.Block block) {
          appendBlock(out, block.commands());
        }
      }
    }
  }

  private void appendBlock(ByteBuilder out, CommandList block) {
    if (!braces) {
      Quoting.append(out, line(block));
      return;
    }
    out.append(OPEN);
    append(out, block);
    out.append(CLOSE);
  }
}
