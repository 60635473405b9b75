package io.jenkins.plugins.tmuxorchestrator.step;

import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import dev.tmuxo.engine.message.UncertainPolicy;
import hudson.Extension;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code sendAgentMessage to: 'pm', message: 'Build the shop.', waitFor: 'reply'}. */
public final class SendAgentMessageStep extends NamedTeamStep {
  private static final long serialVersionUID = 1;

  private final String to;
  private String message = "";
  private String template = "";
  private Map<String, String> params = new TreeMap<>();
  private String type = "";
  private String priority = "";
  private String waitFor = "";
  private String timeout = "";
  private String onUncertain = "";

  /**
   * @param to an address: an agent, {@code dev-*}, {@code @all}, {@code @role:engineer}
   */
  @DataBoundConstructor
  public SendAgentMessageStep(String to) {
    this.to = to;
  }

  public String getTo() {
    return to;
  }

  public String getMessage() {
    return message;
  }

  @DataBoundSetter
  public void setMessage(String message) {
    this.message = message;
  }

  public String getTemplate() {
    return template;
  }

  @DataBoundSetter
  public void setTemplate(String template) {
    this.template = template;
  }

  public Map<String, String> getParams() {
    return params;
  }

  @DataBoundSetter
  public void setParams(Map<String, String> params) {
    this.params = Texts.map(params);
  }

  public String getType() {
    return type;
  }

  @DataBoundSetter
  public void setType(String type) {
    this.type = type;
  }

  public String getPriority() {
    return priority;
  }

  @DataBoundSetter
  public void setPriority(String priority) {
    this.priority = priority;
  }

  public String getWaitFor() {
    return waitFor;
  }

  @DataBoundSetter
  public void setWaitFor(String waitFor) {
    this.waitFor = waitFor;
  }

  public String getTimeout() {
    return timeout;
  }

  @DataBoundSetter
  public void setTimeout(String timeout) {
    this.timeout = timeout;
  }

  public String getOnUncertain() {
    return onUncertain;
  }

  @DataBoundSetter
  public void setOnUncertain(String onUncertain) {
    this.onUncertain = onUncertain;
  }

  @Override
  public StepExecution start(StepContext context) {
    return new SendAgentMessageExecution(context, this);
  }

  /** What the step is called, and what its form offers. */
  @Extension
  public static final class DescriptorImpl extends TeamStepDescriptor {
    @Override
    public String getFunctionName() {
      return "sendAgentMessage";
    }

    @Override
    public String getDisplayName() {
      return Messages.SendAgentMessageStep_DisplayName();
    }

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
      return CONTEXT;
    }

    @Override
    protected void set(Step step, String parameter, String text) {
      ((SendAgentMessageStep) step).setParams(Texts.map(text));
    }

    /** Looks at what the form has. */
    @POST
    public FormValidation doCheckTo(@QueryParameter String value) {
      return FormValidation.validateRequired(value);
    }

    /** Looks at what the form has. */
    @POST
    public FormValidation doCheckTimeout(@QueryParameter String value) {
      return Checks.duration("timeout", value);
    }

    /** Fills the form. */
    public ListBoxModel doFillTypeItems() {
      return Choices.items(MessageType.values());
    }

    /** Fills the form. */
    public ListBoxModel doFillPriorityItems() {
      return Choices.items(Priority.values());
    }

    /** Fills the form. */
    public ListBoxModel doFillWaitForItems() {
      return Choices.items(WaitFor.values());
    }

    /** Fills the form. */
    public ListBoxModel doFillOnUncertainItems() {
      return Choices.items(UncertainPolicy.values());
    }
  }
}
