package io.jenkins.plugins.tmuxorchestrator.step;

import dev.tmuxo.engine.journal.Event.Outcome;
import dev.tmuxo.engine.runtime.Team;
import hudson.AbortException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Ends a block whose team has failed. */
final class TeamFailure {
  private TeamFailure() {}

  static void watch(Team team, StepContext context, Supplier<BodyExecution> body) {
    var unused =
        team.ended()
            .thenAccept(
                stopped -> {
                  if (stopped.outcome() == Outcome.FAILED || stopped.outcome() == Outcome.LOST) {
                    Optional.ofNullable(body.get())
                        .ifPresent(
                            running ->
                                running.cancel(
                                    new AbortException("The team failed: " + stopped.reason())));
                  }
                });
  }
}
