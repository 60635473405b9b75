package dev.tmuxo.api;

import dev.tmuxo.api.wire.ScreenText;
import dev.tmuxo.api.wire.Terminal;
import dev.tmuxo.engine.document.Printable;
import dev.tmuxo.engine.document.Suggestions;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.runtime.Team;
import dev.tmuxo.engine.runtime.TeamStatus;
import java.util.List;

/** Single agents. */
final class AgentCalls {
  private static final int MOST_LINES = 10_000;
  private static final int SHOWN = 63;

  private final Feeds feeds;

  AgentCalls(Feeds feeds) {
    this.feeds = feeds;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/teams/{team}/agents/{agent}/screen", this::screen),
        Route.of("GET", "/teams/{team}/agents/{agent}/terminal", this::terminal),
        Route.of("POST", "/teams/{team}/agents/{agent}/restart", this::restart));
  }

  private Answer screen(Call call) {
    Team team = feeds.team(call.name("team"));
    String agent = agent(team, call).name();
    int lines = (int) Math.min(call.number("lines", MOST_LINES), MOST_LINES);
    return Answer.ok(new ScreenText(team.spec().name(), agent, team.capture(agent, lines).join()));
  }

  private Answer terminal(Call call) {
    Team team = feeds.team(call.name("team"));
    TeamStatus.Member agent = agent(team, call);
    if (agent.pane().isEmpty()) {
      throw new TmuxoException(
          ErrorCode.AGENT_NOT_READY, agent.name() + " has no terminal yet", "Try again.");
    }
    return Answer.ok(new Terminal(team.spec().name(), team.attachCommand(agent.pane())));
  }

  private Answer restart(Call call) {
    Team team = feeds.team(call.name("team"));
    team.restart(agent(team, call).name(), Feeds.OPERATOR).join();
    return Answer.ok(team.status().join());
  }

  private static TeamStatus.Member agent(Team team, Call call) {
    String name = call.name("agent");
    List<TeamStatus.Member> agents = team.status().join().agents();
    return agents.stream()
        .filter(agent -> agent.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new TmuxoException(
                    ErrorCode.ADDRESS_UNKNOWN,
                    "team " + team.spec().name() + " has no agent " + Printable.line(name, SHOWN),
                    "Its agents: "
                        + Suggestions.list(agents.stream().map(TeamStatus.Member::name).toList())));
  }
}
