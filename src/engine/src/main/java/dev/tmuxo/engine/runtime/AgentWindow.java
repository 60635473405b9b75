package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.agent.PaneOptions;
import dev.tmuxo.engine.profile.Profile.Signs;
import dev.tmuxo.engine.team.AgentSpec;
import dev.tmuxo.engine.tmux.CommandList;
import dev.tmuxo.engine.tmux.Commands;
import dev.tmuxo.engine.tmux.NewWindow;
import dev.tmuxo.engine.tmux.PaneId;
import dev.tmuxo.engine.tmux.PaneSnapshot;
import dev.tmuxo.engine.tmux.Reply;
import dev.tmuxo.engine.tmux.TmuxCommand;
import dev.tmuxo.engine.tmux.WindowId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An agent's window: the commands that open it, and what tmux said of it. */
record AgentWindow(PaneId pane, WindowId window, int index, long pid) {
  private static final String IDS = "#{pane_id} #{window_id} #{window_index} #{pane_pid}";

  /**
   * The commands that start the agent.
   *
   * @param env what is added to the agent's own environment
   */
  static CommandList open(
      String team, AgentSpec agent, List<String> command, Map<String, String> env) {
    NewWindow window =
        NewWindow.running(team, agent.name(), command).in(agent.workdir()).with(new TreeMap<>(env));
    // The pane's id is not known before the list has run; its window's name is.
    String target = "=" + team + ":=" + agent.name();
    List<TmuxCommand> commands = new ArrayList<>();
    commands.add(Commands.newWindow(window, IDS));
    Signs signs = agent.profile().signs();
    option(target, PaneOptions.BUSY, signs.busy()).ifPresent(commands::add);
    option(target, PaneOptions.WAITING, signs.waiting()).ifPresent(commands::add);
    option(target, PaneOptions.IDLE, signs.idle()).ifPresent(commands::add);
    Optional<String> foreground =
        signs.foreground().isEmpty() ? Optional.empty() : Optional.of("1");
    option(target, PaneOptions.FOREGROUND, foreground).ifPresent(commands::add);
    return new CommandList(commands);
  }

  /** An agent's window as it is found. */
  static AgentWindow of(PaneSnapshot pane) {
    return new AgentWindow(pane.pane(), pane.window(), pane.index(), pane.pid());
  }

  private static Optional<TmuxCommand> option(String target, String name, Optional<String> value) {
    return value.map(v -> TmuxCommand.of("set-option", "-p", "-t", target, "--", name, v));
  }

  /** Reads the reply to {@link #open}; empty if the window could not be opened. */
  static Optional<AgentWindow> parse(Reply reply) {
    List<String> lines = reply.lines();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String[] ids = lines.get(0).split(" ", 5);
    if (ids.length != 4) {
      return Optional.empty();
    }
    return Optional.of(
        new AgentWindow(
            new PaneId(ids[0]),
            new WindowId(ids[1]),
            Integer.parseInt(ids[2]),
            Long.parseLong(ids[3])));
  }
}
