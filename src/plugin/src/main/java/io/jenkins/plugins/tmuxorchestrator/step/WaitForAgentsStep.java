package io.jenkins.plugins.tmuxorchestrator.step;

import dev.tmuxo.engine.agent.AgentState;
import hudson.Extension;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code waitForAgents agents: ['pm'], state: 'idle', timeout: '10m'}. */
public final class WaitForAgentsStep extends NamedTeamStep {
  private static final long serialVersionUID = 1;

  private List<String> agents = List.of();
  private String state = "";
  private String timeout = "";

  /** Waits for all agents to be idle. */
  @DataBoundConstructor
  public WaitForAgentsStep() {}

  public List<String> getAgents() {
    return agents;
  }

  /** Names; all agents if none is given. */
  @DataBoundSetter
  public void setAgents(List<String> agents) {
    this.agents = List.copyOf(agents);
  }

  public String getState() {
    return state;
  }

  /** {@code idle} if not given. */
  @DataBoundSetter
  public void setState(String state) {
    this.state = state;
  }

  public String getTimeout() {
    return timeout;
  }

  /** No limit if not given. */
  @DataBoundSetter
  public void setTimeout(String timeout) {
    this.timeout = timeout;
  }

  @Override
  public StepExecution start(StepContext context) {
    return new WaitForAgentsExecution(context, this);
  }

  /** What the step is called, and what its form offers. */
  @Extension
  public static final class DescriptorImpl extends TeamStepDescriptor {
    @Override
    public String getFunctionName() {
      return "waitForAgents";
    }

    @Override
    public String getDisplayName() {
      return Messages.WaitForAgentsStep_DisplayName();
    }

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
      return CONTEXT;
    }

    @Override
    protected void set(Step step, String parameter, String text) {
      ((WaitForAgentsStep) step).setAgents(Texts.words(text));
    }

    /** Fills the form. */
    public ListBoxModel doFillStateItems() {
      return Choices.items(AgentState.values());
    }

    /** Looks at what the form has. */
    @POST
    public FormValidation doCheckTimeout(@QueryParameter String value) {
      return Checks.duration("timeout", value);
    }
  }
}
