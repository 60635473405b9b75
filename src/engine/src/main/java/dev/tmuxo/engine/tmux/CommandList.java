package dev.tmuxo.engine.tmux;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands that tmux runs one after the other, nothing of another client in between. The first one
 * that fails ends the list.
 *
 * @param commands in order
 */
public record CommandList(List<TmuxCommand> commands) {
  private static final int SHOWN = 400;

  public CommandList {
    commands = List.copyOf(commands);
  }

  public static CommandList of(TmuxCommand... commands) {
    return new CommandList(List.of(commands));
  }

  public CommandList andThen(TmuxCommand... more) {
    List<TmuxCommand> all = new ArrayList<>(commands);
    all.addAll(List.of(more));
    return new CommandList(all);
  }

  public CommandList andThen(CommandList more) {
    return andThen(more.commands.toArray(TmuxCommand[]::new));
  }

  public boolean isEmpty() {
    return commands.isEmpty();
  }

  /**
   * The list as one line of UTF-8 for a control connection, without its line feed, for versions
   * from 3.3 on; a {@link ControlClient} writes what its server's version needs.
   */
  public byte[] line() {
    return CommandEncoder.PLAIN.line(this);
  }

  /** The line as text, cut short; for logs and errors. */
  @Override
  public String toString() {
    String line = new String(line(), StandardCharsets.UTF_8);
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
  }
}
