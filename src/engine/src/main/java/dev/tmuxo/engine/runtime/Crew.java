package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.Event.Outcome;
import dev.tmuxo.engine.state.AgentStanding;
import dev.tmuxo.engine.state.TeamState;
import dev.tmuxo.engine.team.AgentSpec;
import dev.tmuxo.engine.tmux.CommandList;
import dev.tmuxo.engine.tmux.Commands;
import dev.tmuxo.engine.tmux.PaneId;
import dev.tmuxo.engine.tmux.PaneSnapshot;
import dev.tmuxo.engine.tmux.WindowId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The agents of one team: starts them, starts them again when their policy says so, and knows when
 * the team's work is over. Lives in the team's mailbox.
 */
final class Crew implements Agent.Supervision {
  private final TeamContext team;
  private final Windows windows;
  private final Consumer<Agent> opened;
  private final BiConsumer<Outcome, String> over;
  private final BiConsumer<AgentSpec, String> escalate;
  private final Supervisor supervisor;
  private final Map<String, Agent> byName = new LinkedHashMap<>();
  private final Map<PaneId, Agent> byPane = new HashMap<>();
  private final Map<String, Event.AgentDone> done = new HashMap<>();
  private boolean dismissed;

  /** Their messages wait for another tmux. */
  private boolean suspended;

  /** The commands that open windows. */
  @FunctionalInterface
  interface Windows {
    /**
     * The commands that start an agent.
     *
     * @param again whether it ran before and may go on with its conversation
     */
    CommandList open(AgentSpec agent, boolean again);
  }

  /**
   * A crew that has no pane yet.
   *
   * @param windows the commands that open an agent's window
   * @param opened called when an agent's process runs, for the first time or again
   * @param escalate called when an agent is in trouble that it cannot mend itself
   * @param over called once, when there is nothing left to do
   */
  Crew(
      TeamContext team,
      Windows windows,
      Consumer<Agent> opened,
      BiConsumer<AgentSpec, String> escalate,
      BiConsumer<Outcome, String> over) {
    this.team = team;
    this.windows = windows;
    this.escalate = escalate;
    this.opened = opened;
    this.over = over;
    supervisor = new Supervisor(team.limits().restartLimit(), team.limits().restartWindow());
    for (AgentSpec spec : team.spec().agents()) {
      byName.put(spec.name(), new Agent(team, spec, this));
    }
  }

  Map<String, Agent> byName() {
    return byName;
  }

  Collection<Agent> all() {
    return byName.values();
  }

  Optional<Agent> inPane(PaneId pane) {
    return Optional.ofNullable(byPane.get(pane));
  }

  Optional<Agent> inWindow(WindowId window) {
    return all().stream()
        .filter(agent -> agent.window().map(AgentWindow::window).equals(Optional.of(window)))
        .findFirst();
  }

  /** Opens an agent's window; {@code failed} gets why it could not be. */
  void open(Agent agent, Consumer<Throwable> failed) {
    CommandList commands = windows.open(agent.spec(), agent.window().isPresent());
    team.run(
        agent.window().map(old -> killing(old).andThen(commands)).orElse(commands),
        reply ->
            AgentWindow.parse(reply)
                .filter(w -> reply.ok())
                .ifPresentOrElse(
                    w -> {
                      byPane.put(w.pane(), agent);
                      agent.opened(w, supervisor.count(agent.name()));
                      opened.accept(agent);
                    },
                    () -> failed.accept(new IllegalStateException(reply.firstError()))),
        failed);
  }

  /**
   * Takes over the agents that an earlier host started; starts those that it had not come to.
   *
   * @param panes all panes of the team
   */
  void adopt(TeamState state, List<PaneSnapshot> panes) {
    for (Agent agent : all()) {
      Optional<AgentStanding> standing = state.agent(agent.name());
      standing.flatMap(AgentStanding::done).ifPresent(said -> done.put(agent.name(), said));
      adopt(
          agent,
          standing.orElseGet(() -> AgentStanding.introduced(agent.name(), team.now())),
          panes.stream().filter(p -> p.windowName().equals(agent.name())).findFirst());
    }
    checkOver();
  }

  private void adopt(Agent agent, AgentStanding standing, Optional<PaneSnapshot> pane) {
    Optional<AgentWindow> found = pane.map(AgentWindow::of);
    if (standing.ended()) {
      agent.adoptedEnded(standing.state(), found);
      ended(agent);
    } else if (found.isPresent()) {
      byPane.put(found.get().pane(), agent);
      agent.adopted(found.get(), standing, pane.get().piped());
    } else if (standing.pane().isEmpty()) {
      open(agent, failure -> escalate.accept(agent.spec(), "it could not be started"));
    } else {
      agent.exited(AgentExit.STATUS_UNKNOWN, 0);
    }
  }

  /** The panes are gone for now; the team will get new ones. */
  void suspend(String why) {
    suspended = true;
    dismissed = true;
    all().forEach(agent -> agent.suspended(why));
  }

  private CommandList killing(AgentWindow old) {
    byPane.remove(old.pane());
    // A window that is gone already must not stop the list.
    String test = "#{==:#{window_id}," + old.window().value() + "}";
    return CommandList.of(
        Commands.ifShell(old.pane(), test, CommandList.of(Commands.killWindow(old.window()))));
  }

  /** The agent says that its work is over. The team's is, when all its leads have said so. */
  void done(Agent agent, boolean success, String summary) {
    Event.AgentDone event = new Event.AgentDone(agent.name(), success, summary);
    team.record(event);
    done.put(agent.name(), event);
    checkOver();
  }

  @Override
  public void ended(Agent agent) {
    if (dismissed) {
      return;
    }
    boolean orderly = agent.endedOrderly();
    if (!restarted(agent, orderly, "it ended")) {
      agent.retire(AgentState.DEAD, "it ended and is not started again");
      if (!orderly && !done.containsKey(agent.name())) {
        escalate.accept(agent.spec(), "it ended and is not started again");
      }
      checkOver();
    }
  }

  @Override
  public void hangs(Agent agent, String detail) {
    if (!dismissed && !restarted(agent, false, "it hangs: " + detail)) {
      escalate.accept(agent.spec(), "it hangs: " + detail);
    }
  }

  /** Has an agent started again after a while if its policy and the limit say so. */
  private boolean restarted(Agent agent, boolean orderly, String reason) {
    Optional<Duration> delay =
        supervisor.delay(agent.name(), agent.spec().restart(), orderly, team.now());
    delay.ifPresent(
        wait -> {
          team.record(
              new Event.AgentRestarting(agent.name(), "supervisor", reason, wait.toMillis()));
          agent.replaced(reason);
          Optional<AgentWindow> old = agent.window();
          // What keeps it from answering may not keep it from working: it must not go on unseen.
          old.ifPresent(window -> team.run(killing(window), reply -> {}, failure -> {}));
          team.after(
              wait,
              () -> {
                // Somebody may have started it again meanwhile.
                if (agent.window().equals(old)) {
                  reopen(agent);
                }
              });
        });
    return delay.isPresent();
  }

  private void reopen(Agent agent) {
    if (!dismissed) {
      open(
          agent,
          failure -> {
            agent.retire(AgentState.DEAD, "it could not be started again: " + failure.getMessage());
            checkOver();
          });
    }
  }

  private void checkOver() {
    if (dismissed) {
      return;
    }
    boolean leadsOver =
        team.spec().leads().stream().allMatch(lead -> done.containsKey(lead.name()) || gone(lead));
    if (leadsOver) {
      boolean success =
          team.spec().leads().stream()
              .allMatch(
                  lead ->
                      done.containsKey(lead.name())
                          ? done.get(lead.name()).success()
                          : byName.get(lead.name()).endedOrderly());
      String reason =
          done.values().stream()
              .map(Event.AgentDone::summary)
              .filter(summary -> !summary.isBlank())
              .reduce((first, last) -> last)
              .orElse(success ? "the leads are done" : "a lead failed");
      over.accept(success ? Outcome.DONE : Outcome.FAILED, reason);
    }
  }

  private boolean gone(AgentSpec lead) {
    return byName.get(lead.name()).retired();
  }

  /** Ends the agent's process, whatever it is doing, and starts it again. */
  void restart(Agent agent, String by) {
    team.record(new Event.AgentRestarting(agent.name(), by, "asked for", 0));
    agent.replaced("it is started again");
    done.remove(agent.name());
    reopen(agent);
  }

  /** Ends the supervision: the team stops, or its server is gone. */
  void dismiss(AgentState last, String why) {
    dismissed = true;
    if (!suspended) {
      all().forEach(agent -> agent.retire(last, why));
    }
  }
}
