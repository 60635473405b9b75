package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.Roster;
import java.util.List;
import java.util.Optional;

/** The other teams of this host. Thread-safe. */
interface Neighbours {

  /** Who can be addressed there; empty if no such team runs here. */
  Optional<Roster> roster(String team);

  /** Hands a message over; the other team journals it too, under the same id. */
  void forward(String team, AgentMessage message, List<String> recipients);
}
