package io.jenkins.plugins.tmuxorchestrator.trigger;

import hudson.Extension;
import hudson.model.Computer;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.scheduler.CronTabList;
import hudson.scheduler.Hash;
import hudson.triggers.Trigger;
import hudson.triggers.TriggerDescriptor;
import hudson.util.FormValidation;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code triggers { tmuxCheckIn(spec: 'H/15 * * * *', team: 'night', message: 'How is it going?')
 * }}: sends a message to a kept-alive team by the clock, without a build. Nothing is made up for
 * that was due while Jenkins was down or about to go down.
 */
public final class CheckInTrigger extends Trigger<Item> {
  private static final Logger LOGGER = Logger.getLogger(CheckInTrigger.class.getName());

  /** Minutes that Jenkins was late for, as after its start, it goes through at once. */
  private static final long ONE_OCCASION_MILLIS = 30_000;

  private transient long sent;

  private String team = "";
  private String to = "";
  private String message = "";
  private String template = "";

  /**
   * @param spec when, as crontab has it, with {@code H}
   */
  @DataBoundConstructor
  public CheckInTrigger(String spec) {
    super(spec);
  }

  public String getTeam() {
    return team;
  }

  /** The kept-alive team's name. */
  @DataBoundSetter
  public void setTeam(String team) {
    this.team = team.strip();
  }

  public String getTo() {
    return to;
  }

  /** An agent or another address in the team; empty for its leads. */
  @DataBoundSetter
  public void setTo(String to) {
    this.to = to.strip();
  }

  public String getMessage() {
    return message;
  }

  /** What to say, unless a template says it. */
  @DataBoundSetter
  public void setMessage(String message) {
    this.message = message;
  }

  public String getTemplate() {
    return template;
  }

  /** Name of a message template without parameters. */
  @DataBoundSetter
  public void setTemplate(String template) {
    this.template = template.strip();
  }

  /** Called on the thread that serves all triggers: sends elsewhere. */
  @Override
  public void run() {
    Item owner = job;
    long now = System.currentTimeMillis();
    if (owner == null
        || Jenkins.get().isQuietingDown()
        || Math.abs(now - sent) < ONE_OCCASION_MILLIS) {
      return;
    }
    sent = now;
    Computer.threadPoolForRemoting.execute(() -> send(owner));
  }

  private void send(Item owner) {
    try {
      new CheckInSender(owner).send(team, to, message, template);
    } catch (Exception e) {
      LOGGER.log(
          Level.WARNING, "check-in of job " + owner.getFullName() + ": " + e.getMessage(), e);
    }
  }

  /** What the trigger is called, and what its form checks. */
  @Extension
  @Symbol("tmuxCheckIn")
  public static final class DescriptorImpl extends TriggerDescriptor {
    private static final int MINUTES_AHEAD = 31 * 24 * 60;

    @Override
    public boolean isApplicable(Item item) {
      return item instanceof Job && item instanceof Queue.Task;
    }

    @Override
    public String getDisplayName() {
      return Messages.CheckInTrigger_DisplayName();
    }

    /** Tells whether the times make sense, and the next one. */
    @POST
    public FormValidation doCheckSpec(@QueryParameter String value, @AncestorInPath Item item) {
      checkPermission(item);
      String name = item == null ? "" : item.getFullName();
      try {
        CronTabList times = CronTabList.create(value, Hash.from(name));
        String doubt = times.checkSanity();
        if (doubt != null) {
          return FormValidation.warning(doubt);
        }
        return next(times)
            .map(next -> FormValidation.ok(Messages.CheckInTrigger_Next(next.getTime())))
            .orElseGet(() -> FormValidation.ok(Messages.CheckInTrigger_NotSoon()));
      } catch (IllegalArgumentException e) {
        return FormValidation.error(e, e.getMessage());
      }
    }

    /** The next time within a month; what Jenkins itself asks for that is not open to plugins. */
    private static Optional<Calendar> next(CronTabList times) {
      Calendar minute = new GregorianCalendar();
      for (int ahead = 0; ahead < MINUTES_AHEAD; ahead++) {
        minute.add(Calendar.MINUTE, 1);
        if (times.check(minute)) {
          return Optional.of(minute);
        }
      }
      return Optional.empty();
    }

    /** A trigger without a team cannot send. */
    @POST
    public FormValidation doCheckTeam(@QueryParameter String value, @AncestorInPath Item item) {
      checkPermission(item);
      return FormValidation.validateRequired(value);
    }

    private static void checkPermission(Item item) {
      if (item == null) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
      } else {
        item.checkPermission(Item.CONFIGURE);
      }
    }
  }
}
