package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.util.Optional;

/**
 * Refuses commands that are known to kill a server, that would let other clients in between the
 * commands of a list, or that hide other commands in a text where nobody can check them.
 *
 * <table>
 * <caption>Hazards</caption>
 * <tr><th>command</th><th>versions</th><th>why</th></tr>
 * <tr><td>respawn-pane, respawn-window</td><td>all</td><td>crash with a client that lags</td></tr>
 * <tr><td>pipe-pane -I</td><td>all</td><td>crash when the pane dies first</td></tr>
 * <tr><td>paste-buffer</td><td>before 3.4</td><td>crash on a dead pane; refused everywhere outside
 *     {@link Commands#ifPaneAlive}</td></tr>
 * <tr><td>run-shell, if-shell without -F, wait-for, load-buffer, save-buffer, source-file</td>
 *     <td>all</td><td>wait for something, and other clients get in between</td></tr>
 * <tr><td>command-prompt, confirm-before, display-menu, display-popup, display-panes</td>
 *     <td>all</td><td>wait for a person</td></tr>
 * </table>
 */
final class Hazards {
  private static final String ALIVE = "#{==:#{pane_dead},0}";

  private final TmuxVersion version;

  private Hazards(TmuxVersion version) {
    this.version = version;
  }

  /**
   * @throws TmuxoException {@code TMUX_HAZARD} with the command, the version and the reason
   */
  static void check(CommandList list, TmuxVersion version) {
    new Hazards(version).check(list, Optional.empty());
  }

  /**
   * @param alive the pane that a condition around the list has found alive
   */
  private void check(CommandList list, Optional<String> alive) {
    for (TmuxCommand command : list.commands()) {
      checkCommand(command, alive);
      Optional<String> then = alive.or(() -> provenAlive(command));
      boolean first = true;
      for (TmuxCommand.Argument argument : command.arguments()) {
        if (argument instanceof TmuxCommand.Argument.Block block) {
          check(block.commands(), first ? then : alive);
          first = false;
        }
      }
    }
  }

  private void checkCommand(TmuxCommand command, Optional<String> alive) {
    switch (command.name()) {
      case "respawn-pane", "respawn-window" ->
          refuse(
              command,
              "a control client that lags makes it crash the server",
              "Start the program in a new window.");
      case "pipe-pane" ->
          refuseIf(
              new Flags(command, "t").has('I'),
              command,
              "-I crashes the server when the pane dies before the command",
              "Leave -I out; send text with send-keys or paste-buffer.");
      case "paste-buffer" ->
          refuseIf(
              alive.isEmpty() || !new Flags(command, "bst").find('t').equals(alive),
              command,
              "into a dead pane it crashes servers before 3.4",
              "Put it into Commands.ifPaneAlive of the same pane.");
      case "if-shell" -> checkIfShell(command);
      case "run-shell" -> checkRunShell(command);
      case "wait-for" ->
          refuseIf(
              !new Flags(command, "").has('S') && !new Flags(command, "").has('U'),
              command,
              "it waits, and other clients get in between",
              "Wait for a notification instead.");
      case "load-buffer", "save-buffer", "source-file" ->
          refuse(
              command,
              "it waits for a file, and other clients get in between",
              "Use set-buffer, show-buffer, or commands as values.");
      case "command-prompt", "confirm-before", "display-menu", "display-popup", "display-panes" ->
          refuse(command, "it waits for a person, and nobody sees a control client", "");
      case "bind-key" -> refuseText(command, new Flags(command, "NT").operands().size() > 1);
      case "set-hook" -> refuseText(command, new Flags(command, "tB").operands().size() > 1);
      default -> {}
    }
  }

  private void checkIfShell(TmuxCommand command) {
    Flags flags = new Flags(command, "t");
    refuseIf(
        !flags.has('F'),
        command,
        "without -F it waits for a shell, and other clients get in between",
        "Test a format with -F.");
    refuseText(command, flags.operands().size() > 1);
  }

  private void checkRunShell(TmuxCommand command) {
    Flags flags = new Flags(command, "cdt");
    refuseIf(
        !flags.has('b'),
        command,
        "without -b it waits for a shell, and other clients get in between",
        "Add -b, or run the script outside of tmux.");
    refuseText(command, flags.has('C') && !flags.operands().isEmpty());
  }

  private void refuseText(TmuxCommand command, boolean hasText) {
    refuseIf(hasText, command, "commands in a text cannot be checked", "Give them as a block.");
  }

  /** The target of an {@code if-shell} whose condition holds only while its pane is alive. */
  private static Optional<String> provenAlive(TmuxCommand command) {
    if (!command.name().equals("if-shell")) {
      return Optional.empty();
    }
    Flags flags = new Flags(command, "t");
    boolean tested = flags.operands().stream().anyMatch(condition -> condition.contains(ALIVE));
    return tested ? flags.find('t') : Optional.empty();
  }

  private void refuseIf(boolean bad, TmuxCommand command, String why, String remedy) {
    if (bad) {
      refuse(command, why, remedy);
    }
  }

  private void refuse(TmuxCommand command, String why, String remedy) {
    throw new TmuxoException(
        ErrorCode.TMUX_HAZARD,
        command.name() + " is refused on tmux " + version + ": " + why,
        remedy);
  }
}
