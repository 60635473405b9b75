package dev.tmuxo.engine.tmux;

/**
 * Writes command lists as control-mode lines.
 *
 * <p>tmux before 3.3 turns a block in braces back into text, with rules of its own that lose tabs
 * and words such as {@code %if} on the way. There a block is sent as one quoted word instead, which
 * {@code if-shell} reads just the same.
 */
final class CommandEncoder {
  private static final byte[] SEPARATOR = {' ', ';', ' '};
  private static final byte[] OPEN = {'{', ' '};
  private static final byte[] CLOSE = {' ', '}'};
  private static final int TYPICAL_LINE = 128;

  private CommandEncoder() {}

  static byte[] line(CommandList list, boolean braces) {
    ByteBuilder out = new ByteBuilder(TYPICAL_LINE);
    append(out, list, braces);
    return out.toBytes();
  }

  private static void append(ByteBuilder out, CommandList list, boolean braces) {
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
          appendBlock(out, block.commands(), braces);
        }
      }
    }
  }

  private static void appendBlock(ByteBuilder out, CommandList block, boolean braces) {
    if (!braces) {
      Quoting.append(out, line(block, false));
      return;
    }
    out.append(OPEN);
    append(out, block, true);
    out.append(CLOSE);
  }
}
