package dev.tmuxo.engine.view;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.StateSource;
import dev.tmuxo.engine.journal.Event;
import java.time.Instant;
import java.util.Optional;

/**
 * One agent as its team's journal tells it.
 *
 * @param since when it entered its state
 * @param detail what its state's source saw
 * @param pane tmux's id of its pane; empty before it has one
 * @param queued deliveries waiting for it
 * @param task the message it was given last, until it finished with it
 * @param said the last message it sent
 * @param done what it said of its work when it was over
 * @param exit how its process ended last; empty while one runs
 */
public record AgentView(
    String name,
    String role,
    String profile,
    Optional<String> reportsTo,
    AgentState state,
    StateSource source,
    Instant since,
    String detail,
    String pane,
    int restarts,
    int queued,
    Optional<Remark> task,
    Optional<Remark> said,
    Optional<Done> done,
    Optional<Exit> exit) {

  /**
   * A message in passing.
   *
   * @param message its id
   * @param peer who sent it, or to whom it went
   */
  public record Remark(String message, Instant at, String peer, Excerpt text) {}

  /** What an agent said of its work when it was over. */
  public record Done(boolean success, String summary, Instant at) {}

  /**
   * How an agent's process ended.
   *
   * @param signal 0 unless a signal ended it
   */
  public record Exit(int status, int signal, Excerpt lastScreen, Instant at) {}

  static AgentView introduced(Event.Member member, Instant at) {
    return new AgentView(
        member.name(),
        member.role(),
        member.profile(),
        member.reportsTo(),
        AgentState.STARTING,
        StateSource.COMMAND,
        at,
        "",
        "",
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  AgentView started(Event.AgentStarted e) {
    return new AgentView(
        name,
        role,
        profile,
        reportsTo,
        state,
        source,
        since,
        detail,
        e.pane(),
        e.restarts(),
        queued,
        task,
        said,
        done,
        Optional.empty());
  }

  AgentView changed(Event.AgentStateChanged e, Instant at) {
    return new AgentView(
        name,
        role,
        profile,
        reportsTo,
        e.to(),
        e.source(),
        at,
        e.detail(),
        pane,
        restarts,
        queued,
        task,
        said,
        done,
        exit);
  }

  AgentView exited(Event.AgentExited e, Instant at) {
    Exit ended = new Exit(e.status(), e.signal(), Excerpt.of(e.lastScreen()), at);
    return new AgentView(
        name,
        role,
        profile,
        reportsTo,
        state,
        source,
        since,
        detail,
        pane,
        restarts,
        queued,
        Optional.empty(),
        said,
        done,
        Optional.of(ended));
  }

  AgentView finished(Event.AgentDone e, Instant at) {
    Done over = new Done(e.success(), e.summary(), at);
    return new AgentView(
        name,
        role,
        profile,
        reportsTo,
        state,
        source,
        since,
        detail,
        pane,
        restarts,
        queued,
        task,
        said,
        Optional.of(over),
        exit);
  }

  AgentView saying(Remark remark) {
    return new AgentView(
        name,
        role,
        profile,
        reportsTo,
        state,
        source,
        since,
        detail,
        pane,
        restarts,
        queued,
        task,
        Optional.of(remark),
        done,
        exit);
  }

  AgentView with(int nowQueued, Optional<Remark> nowTask) {
    return new AgentView(
        name, role, profile, reportsTo, state, source, since, detail, pane, restarts, nowQueued,
        nowTask, said, done, exit);
  }
}
