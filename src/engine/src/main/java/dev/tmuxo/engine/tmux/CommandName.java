package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.util.Set;

/**
 * The commands of tmux from 3.2 to the development version, by their full names.
 *
 * <p>tmux also takes aliases and any beginning of a name that is unambiguous. Those are refused:
 * {@link Hazards} must know what a command is.
 */
final class CommandName {
  private static final Set<String> ALL =
      Set.of(
          ("attach-session bind-key break-pane capture-pane choose-buffer choose-client choose-tree"
                  + " clear-history clear-prompt-history clock-mode command-prompt confirm-before"
                  + " copy-mode customize-mode delete-buffer detach-client display-menu"
                  + " display-message display-panes display-popup find-window has-session if-shell"
                  + " join-pane kill-pane kill-server kill-session kill-window last-pane"
                  + " last-window link-window list-buffers list-clients list-commands list-keys"
                  + " list-panes list-sessions list-windows load-buffer lock-client lock-server"
                  + " lock-session move-pane move-window new-pane new-session new-window"
                  + " next-layout next-window paste-buffer pipe-pane previous-layout"
                  + " previous-window refresh-client rename-session rename-window resize-pane"
                  + " resize-window respawn-pane respawn-window rotate-window run-shell save-buffer"
                  + " select-layout select-pane select-window send-keys send-prefix server-access"
                  + " set-buffer set-environment set-hook set-option set-window-option show-buffer"
                  + " show-environment show-hooks show-messages show-options show-prompt-history"
                  + " show-window-options source-file split-window start-server suspend-client"
                  + " swap-pane swap-window switch-client switch-mode unbind-key unlink-window"
                  + " wait-for")
              .split(" ", -1));

  /** Commands that print nothing unless they fail. */
  private static final Set<String> QUIET =
      Set.of(
          "delete-buffer",
          "kill-window",
          "rename-window",
          "select-window",
          "send-keys",
          "set-buffer",
          "set-environment",
          "set-option");

  private CommandName() {}

  static boolean isQuiet(String name) {
    return QUIET.contains(name);
  }

  static String check(String name) {
    if (!ALL.contains(name)) {
      throw new TmuxoException(
          ErrorCode.TMUX_ARGUMENT_INVALID,
          "Not the full name of a tmux command: " + name,
          "Write the name as the manual does, such as send-keys, not an alias such as send.");
    }
    return name;
  }
}
