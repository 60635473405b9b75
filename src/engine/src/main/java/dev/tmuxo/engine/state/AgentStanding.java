package dev.tmuxo.engine.state;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.journal.Event;
import java.time.Instant;
import java.util.Optional;

/**
 * Where an agent stands.
 *
 * @param pane tmux's id of its pane; empty before it has one
 * @param pid of the pane's first process; 0 before it has one
 * @param since when it entered its state
 * @param done what it said of its work when that was over; forgotten when somebody has it started
 *     again
 * @param ended whether its process has ended and none was started since
 */
public record AgentStanding(
    String name,
    String pane,
    long pid,
    int restarts,
    AgentState state,
    Instant since,
    Optional<Event.AgentDone> done,
    boolean ended) {

  /** Nothing has been heard of it yet. */
  public static AgentStanding introduced(String name, Instant at) {
    return new AgentStanding(name, "", 0, 0, AgentState.STARTING, at, Optional.empty(), false);
  }

  AgentStanding started(Event.AgentStarted e, Instant at) {
    return new AgentStanding(
        name, e.pane(), e.pid(), e.restarts(), AgentState.STARTING, at, done, false);
  }

  AgentStanding toDoAgain() {
    return new AgentStanding(name, pane, pid, restarts, state, since, Optional.empty(), ended);
  }

  AgentStanding changed(AgentState to, Instant at) {
    return new AgentStanding(name, pane, pid, restarts, to, at, done, ended || to.ended());
  }

  AgentStanding exited() {
    return new AgentStanding(name, pane, pid, restarts, state, since, done, true);
  }

  AgentStanding finished(Event.AgentDone e) {
    return new AgentStanding(name, pane, pid, restarts, state, since, Optional.of(e), ended);
  }
}
