package dev.tmuxo.engine.tmux;

import java.util.ArrayList;
import java.util.List;

/**
 * One tmux command as a value: its name and its arguments, each a text or a block of commands in
 * braces. Quoting is done when it is sent; whatever a text holds, tmux receives exactly that.
 *
 * <pre>{@code
 * TmuxCommand.of("set-buffer", "-b", "note", "--", "it's $5; {ok}");
 * TmuxCommand.of("if-shell", "-F", "-t", "%1", "#{pane_in_mode}")
 *     .with(CommandList.of(TmuxCommand.of("send-keys", "-t", "%1", "-X", "cancel")));
 * }</pre>
 *
 * <p>Formats ({@code #{...}}) inside an argument are tmux's business: where a command expands them,
 * use {@link Formats#literal}. Immutable.
 */
public final class TmuxCommand {

  /** An argument. */
  sealed interface Argument {
    /** A word, handed over as it is. */
    record Text(String value) implements Argument {}

    /** Commands that the command runs itself. */
    record Block(CommandList commands) implements Argument {}
  }

  private final String name;
  private final List<Argument> arguments;

  private TmuxCommand(String name, List<Argument> arguments) {
    this.name = name;
    this.arguments = arguments;
  }

  /**
   * @param name full name of the command, such as {@code send-keys}
   * @throws dev.tmuxo.engine.error.TmuxoException {@code TMUX_ARGUMENT_INVALID} if a text holds NUL
   *     or half of a surrogate pair, or the name is none
   */
  public static TmuxCommand of(String name, String... literals) {
    return new TmuxCommand(CommandName.check(name), List.of()).with(literals);
  }

  /** This command with further words. */
  public TmuxCommand with(String... literals) {
    List<Argument> all = new ArrayList<>(arguments);
    for (String literal : literals) {
      all.add(new Argument.Text(Quoting.check(literal)));
    }
    return new TmuxCommand(name, List.copyOf(all));
  }

  /** This command with a block of commands as its next argument. */
  public TmuxCommand with(CommandList block) {
    List<Argument> all = new ArrayList<>(arguments);
    all.add(new Argument.Block(block));
    return new TmuxCommand(name, List.copyOf(all));
  }

  public String name() {
    return name;
  }

  List<Argument> arguments() {
    return arguments;
  }

  /** The words of this command, blocks left out. */
  List<String> texts() {
    return arguments.stream()
        .filter(Argument.Text.class::isInstance)
        .map(a -> ((Argument.Text) a).value())
        .toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TmuxCommand that
        && name.equals(that.name)
        && arguments.equals(that.arguments);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + arguments.hashCode();
  }

  /**
   * The command as tmux would be given it; for logs, so no longer than a few hundred characters.
   */
  @Override
  public String toString() {
    return CommandList.of(this).toString();
  }
}
