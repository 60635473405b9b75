package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.Roster;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The teams of a host, as one of them sees the others. */
final class OtherTeams implements Neighbours {
  private final String own;
  private final Function<String, Optional<Team>> running;

  /**
   * The neighbours of a team.
   *
   * @param running the teams of the host, by name
   */
  OtherTeams(String own, Function<String, Optional<Team>> running) {
    this.own = own;
    this.running = running;
  }

  @Override
  public Optional<Roster> roster(String name) {
    return name.equals(own)
        ? Optional.empty()
        : running.apply(name).map(team -> team.spec().roster());
  }

  @Override
  public void forward(String name, AgentMessage message, List<String> recipients) {
    running.apply(name).ifPresent(team -> team.receive(message, recipients));
  }
}
