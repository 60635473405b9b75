package io.jenkins.plugins.tmuxorchestrator.step;

import dev.tmuxo.engine.checkin.CheckInRules.IfBusy;
import dev.tmuxo.engine.checkin.CheckInRules.Missed;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code scheduleCheckIn to: 'pm', every: '15m', message: 'Status?'}. */
public final class ScheduleCheckInStep extends NamedTeamStep {
  private static final long serialVersionUID = 1;

  private final String to;
  private String message = "";
  private String template = "";
  private Map<String, String> params = new TreeMap<>();
  private String every = "";
  private String in = "";
  private String at = "";
  private String cron = "";
  private String missed = "";
  private String ifBusy = "";
  private int maxCount;
  private String until = "";
  private String escalateTo = "";
  private int escalateAfter;

  /**
   * @param to an address, resolved each time it is due
   */
  @DataBoundConstructor
  public ScheduleCheckInStep(String to) {
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

  public String getEvery() {
    return every;
  }

  @DataBoundSetter
  public void setEvery(String every) {
    this.every = every;
  }

  public String getIn() {
    return in;
  }

  @DataBoundSetter
  public void setIn(String in) {
    this.in = in;
  }

  public String getAt() {
    return at;
  }

  @DataBoundSetter
  public void setAt(String at) {
    this.at = at;
  }

  public String getCron() {
    return cron;
  }

  @DataBoundSetter
  public void setCron(String cron) {
    this.cron = cron;
  }

  public String getMissed() {
    return missed;
  }

  @DataBoundSetter
  public void setMissed(String missed) {
    this.missed = missed;
  }

  public String getIfBusy() {
    return ifBusy;
  }

  @DataBoundSetter
  public void setIfBusy(String ifBusy) {
    this.ifBusy = ifBusy;
  }

  public int getMaxCount() {
    return maxCount;
  }

  /** 0 for no limit. */
  @DataBoundSetter
  public void setMaxCount(int maxCount) {
    this.maxCount = maxCount;
  }

  public String getUntil() {
    return until;
  }

  @DataBoundSetter
  public void setUntil(String until) {
    this.until = until;
  }

  public String getEscalateTo() {
    return escalateTo;
  }

  @DataBoundSetter
  public void setEscalateTo(String escalateTo) {
    this.escalateTo = escalateTo;
  }

  public int getEscalateAfter() {
    return escalateAfter;
  }

  /** 0 for as usual. */
  @DataBoundSetter
  public void setEscalateAfter(int escalateAfter) {
    this.escalateAfter = escalateAfter;
  }

  @Override
  public StepExecution start(StepContext context) {
    return new ScheduleCheckInExecution(context, this);
  }

  /** What the step is called, and what its form offers. */
  @Extension
  public static final class DescriptorImpl extends TeamStepDescriptor {
    @Override
    public String getFunctionName() {
      return "scheduleCheckIn";
    }

    @Override
    public String getDisplayName() {
      return Messages.ScheduleCheckInStep_DisplayName();
    }

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
      return CONTEXT;
    }

    @Override
    protected void set(Step step, String parameter, String text) {
      ((ScheduleCheckInStep) step).setParams(Texts.map(text));
    }

    /** Looks at what the form has. */
    @POST
    public FormValidation doCheckTo(@QueryParameter String value) {
      return FormValidation.validateRequired(value);
    }

    /** Looks at what the form has. */
    @POST
    public FormValidation doCheckEvery(@QueryParameter String value) {
      return Checks.duration("every", value);
    }

    /** Looks at what the form has. */
    @POST
    public FormValidation doCheckIn(@QueryParameter String value) {
      return Checks.duration("in", value);
    }

    /** Looks at what the form has; tells the next time it is due. */
    @POST
    public FormValidation doCheckCron(
        @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String to) {
      return Checks.cron(value, item == null ? "" : HashedCron.name(item, to));
    }

    /** Fills the form. */
    public ListBoxModel doFillMissedItems() {
      return Choices.items(Missed.values());
    }

    /** Fills the form. */
    public ListBoxModel doFillIfBusyItems() {
      return Choices.items(IfBusy.values());
    }
  }
}
