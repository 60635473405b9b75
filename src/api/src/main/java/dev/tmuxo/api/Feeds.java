package dev.tmuxo.api;

import dev.tmuxo.api.wire.MessageDraft;
import dev.tmuxo.engine.document.Printable;
import dev.tmuxo.engine.document.Suggestions;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.runtime.Orchestrator;
import dev.tmuxo.engine.runtime.Team;
import dev.tmuxo.engine.runtime.Unreached;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The feeds of all teams that run; each begins when somebody first asks. Thread-safe. */
final class Feeds {
  /** Who asks, whoever holds the token. */
  static final String OPERATOR = MessageDraft.OPERATOR;

  private static final int SHOWN = 63;

  private final Orchestrator orchestrator;
  private final Map<String, TeamFeed> feeds = new ConcurrentHashMap<>();

  Feeds(Orchestrator orchestrator) {
    this.orchestrator = orchestrator;
  }

  /** By name. */
  List<Team> teams() {
    return orchestrator.teams().stream()
        .sorted(Comparator.comparing(team -> team.spec().name()))
        .toList();
  }

  /**
   * A team that runs.
   *
   * @throws TmuxoException {@code TEAM_UNKNOWN}; {@code NODE_UNREACHABLE} while its node is tried
   */
  Team team(String name) {
    return orchestrator
        .team(name)
        .orElseThrow(
            () ->
                orchestrator
                    .unreached(name)
                    .map(Unreached::refusal)
                    .orElseGet(() -> unknown(name)));
  }

  /** What to say of a team that is not here. */
  TmuxoException unknown(String name) {
    List<String> names = teams().stream().map(t -> t.spec().name()).toList();
    return new TmuxoException(
        ErrorCode.TEAM_UNKNOWN,
        "no team " + Printable.line(name, SHOWN) + " runs here",
        names.isEmpty() ? "None does." : "Those that do: " + Suggestions.list(names));
  }

  Optional<TeamFeed> find(String name) {
    return orchestrator.team(name).map(this::feed);
  }

  /** What happens in a team. */
  TeamFeed feed(Team team) {
    String name = team.spec().name();
    boolean[] begun = new boolean[1];
    TeamFeed feed =
        feeds.compute(
            name,
            (key, known) -> {
              if (known != null && known.team() == team) {
                return known;
              }
              begun[0] = true;
              return new TeamFeed(team);
            });
    if (begun[0]) {
      feed.start();
      var unused = team.ended().handle((stopped, failure) -> feeds.remove(name, feed));
    }
    return feed;
  }
}
