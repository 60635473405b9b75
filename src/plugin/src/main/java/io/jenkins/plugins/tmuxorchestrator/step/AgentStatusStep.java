package io.jenkins.plugins.tmuxorchestrator.step;

import dev.tmuxo.engine.runtime.TeamStatus;
import hudson.AbortException;
import hudson.Extension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code agentStatus(agent: 'pm').state}, or {@code agentStatus().agents} for all of them. */
public final class AgentStatusStep extends NamedTeamStep {
  private static final long serialVersionUID = 1;

  private String agent = "";

  /** For all agents. */
  @DataBoundConstructor
  public AgentStatusStep() {}

  public String getAgent() {
    return agent;
  }

  /** The one agent to tell of. */
  @DataBoundSetter
  public void setAgent(String agent) {
    this.agent = agent;
  }

  @Override
  public StepExecution start(StepContext context) {
    return new Execution(context, this);
  }

  private static final class Execution extends NamedTeamExecution {
    private static final long serialVersionUID = 1;

    private final String agent;

    Execution(StepContext context, AgentStatusStep step) {
      super(context, step);
      this.agent = step.agent;
    }

    @Override
    CompletableFuture<?> begin() throws Exception {
      return StepTeams.running(team()).status().thenApply(this::result);
    }

    private Map<String, Object> result(TeamStatus status) {
      List<Map<String, Object>> agents =
          status.agents().stream()
              .filter(member -> agent.isEmpty() || member.name().equals(agent))
              .map(Execution::member)
              .toList();
      if (agent.isEmpty()) {
        return Map.of(
            "team", status.team(), "state", status.state(), "agents", List.copyOf(agents));
      }
      if (agents.isEmpty()) {
        throw new CompletionException(
            new AbortException(
                "Team has no agent '"
                    + agent
                    + "'. Its agents: "
                    + String.join(
                        ", ", status.agents().stream().map(TeamStatus.Member::name).toList())));
      }
      return agents.get(0);
    }

    private static Map<String, Object> member(TeamStatus.Member member) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("name", member.name());
      map.put("role", member.role());
      map.put("state", Choices.word(member.state()));
      map.put("since", member.since().toString());
      map.put("waiting", member.waiting());
      return map;
    }
  }

  /** What the step is called. */
  @Extension
  public static final class DescriptorImpl extends TeamStepDescriptor {
    @Override
    public String getFunctionName() {
      return "agentStatus";
    }

    @Override
    public String getDisplayName() {
      return Messages.AgentStatusStep_DisplayName();
    }

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
      return CONTEXT;
    }
  }
}
