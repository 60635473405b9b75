package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.util.List;

/** Refuses commands that kill the server, or that would let other clients in between a list. */
final class Hazards {
  private Hazards() {}

  static void check(CommandList list, TmuxVersion version) {
    check(list, version, false);
  }

  private static void check(CommandList list, TmuxVersion version, boolean paneTested) {
    for (TmuxCommand command : list.commands()) {
      switch (command.name()) {
        case "respawn-pane", "respawnp", "respawn-window", "respawnw" ->
            throw refused(command, version, "it can crash the server; start a new window instead");
        case "pipe-pane", "pipep" -> {
          if (command.texts().contains("-I")) {
            throw refused(command, version, "with -I it can crash the server");
          }
        }
        case "paste-buffer", "pasteb" -> {
          if (!paneTested) {
            throw refused(
                command, version, "into a dead pane it crashes the server; test pane_dead first");
          }
        }
        default -> {}
      }
      boolean tests =
          command.name().equals("if-shell")
              && command.texts().stream().anyMatch(t -> t.contains("pane_dead"));
      for (TmuxCommand.Argument argument : command.arguments()) {
        if (argument instanceof TmuxCommand.Argument.Block block) {
          check(block.commands(), version, paneTested || tests);
        }
      }
    }
  }

  private static TmuxoException refused(TmuxCommand command, TmuxVersion version, String why) {
    return new TmuxoException(
        ErrorCode.TMUX_HAZARD,
        command.name() + " is refused on tmux " + version + ": " + why,
        String.join(" ", List.of("See the table of hazards in the tmux driver's documentation.")));
  }
}
