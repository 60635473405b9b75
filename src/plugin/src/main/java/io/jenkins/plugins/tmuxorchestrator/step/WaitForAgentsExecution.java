package io.jenkins.plugins.tmuxorchestrator.step;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.runtime.Team;
import dev.tmuxo.engine.runtime.TeamStatus;
import hudson.AbortException;
import io.jenkins.plugins.tmuxorchestrator.host.TeamHost;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Looks whenever an agent's state has changed, until all are in the one that is waited for. */
final class WaitForAgentsExecution extends NamedTeamExecution {
  private static final long serialVersionUID = 1;

  private final WaitForAgentsStep step;

  /** When waiting ends, in milliseconds; 0 for never, and before it is known. */
  private volatile long deadline;

  WaitForAgentsExecution(StepContext context, WaitForAgentsStep step) {
    super(context, step);
    this.step = step;
  }

  @Override
  CompletableFuture<?> begin() throws Exception {
    AgentState wanted = Choices.read("state", step.getState(), AgentState.IDLE);
    Optional<Duration> timeout = Texts.duration("timeout", step.getTimeout());
    String id = team();
    if (deadline == 0 && timeout.isPresent()) {
      deadline = Instant.now().plus(timeout.get()).toEpochMilli();
      save();
    }
    CompletableFuture<Map<String, String>> reached =
        TeamHost.get().whenRunning(id).thenCompose(team -> watch(team, wanted));
    return deadline == 0
        ? reached
        : TimeLimit.at(
            Instant.ofEpochMilli(deadline), "not all agents were " + Choices.word(wanted), reached);
  }

  private CompletableFuture<Map<String, String>> watch(Team team, AgentState wanted) {
    Optional<String> unknown = unknownName(team);
    if (unknown.isPresent()) {
      return CompletableFuture.failedFuture(new AbortException(unknown.get()));
    }
    CompletableFuture<Map<String, String>> reached = new CompletableFuture<>();
    AutoCloseable listening =
        team.listen(
            entry -> {
              if (mayMatter(entry)) {
                look(team, wanted, reached);
              }
            });
    look(team, wanted, reached);
    var unusedEnd =
        team.ended()
            .whenComplete(
                (stopped, failure) ->
                    reached.completeExceptionally(
                        new AbortException(
                            "The team ended while its agents were waited for"
                                + (stopped == null ? "" : ": " + stopped.reason()))));
    var unused = reached.whenComplete((states, failure) -> close(listening));
    return reached;
  }

  private Optional<String> unknownName(Team team) {
    List<String> known = TeamSteps.agents(team);
    return step.getAgents().stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .map(
            name ->
                "The team has no agent '" + name + "'. Its agents: " + String.join(", ", known));
  }

  private static boolean mayMatter(JournalEntry entry) {
    return entry.event() instanceof Event.AgentStateChanged
        || entry.event() instanceof Event.AgentExited;
  }

  private void look(Team team, AgentState wanted, CompletableFuture<Map<String, String>> reached) {
    var unused =
        team.status()
            .thenAccept(
                status -> {
                  Map<String, String> states = states(status);
                  if (states.values().stream().allMatch(Choices.word(wanted)::equals)) {
                    reached.complete(states);
                  }
                });
  }

  private Map<String, String> states(TeamStatus status) {
    Map<String, String> states = new LinkedHashMap<>();
    status.agents().stream()
        .filter(agent -> step.getAgents().isEmpty() || step.getAgents().contains(agent.name()))
        .forEach(agent -> states.put(agent.name(), Choices.word(agent.state())));
    return states;
  }

  private static void close(AutoCloseable subscription) {
    try {
      subscription.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String getStatus() {
    return "waiting for agents to be " + (step.getState().isEmpty() ? "idle" : step.getState());
  }
}
