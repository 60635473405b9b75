package io.jenkins.plugins.tmuxorchestrator.step;

import dev.tmuxo.engine.checkin.CheckInRules;
import dev.tmuxo.engine.checkin.CheckInRules.IfBusy;
import dev.tmuxo.engine.checkin.CheckInRules.Missed;
import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import dev.tmuxo.engine.message.Template;
import dev.tmuxo.engine.team.CheckInSpec;
import dev.tmuxo.engine.time.Durations;
import hudson.AbortException;
import hudson.model.Run;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Adds a check-in and returns its id. */
final class ScheduleCheckInExecution extends NamedTeamExecution {
  private static final long serialVersionUID = 1;

  private final ScheduleCheckInStep step;

  ScheduleCheckInExecution(StepContext context, ScheduleCheckInStep step) {
    super(context, step);
    this.step = step;
  }

  @Override
  CompletableFuture<?> begin() throws Exception {
    MessageText text = MessageText.of(step.getMessage(), step.getTemplate(), step.getParams());
    CheckInSpec checkIn =
        new CheckInSpec(
            step.getTo(),
            schedule(),
            text.text(),
            text.template().map(Template::type).orElse(MessageType.STATUS_REQUEST),
            text.template().map(Template::priority).orElse(Priority.NORMAL),
            rules());
    return StepTeams.running(team()).addCheckIn("operator", checkIn);
  }

  private Schedule schedule() throws Exception {
    List<Schedule> given = new ArrayList<>();
    Texts.duration("in", step.getIn()).map(Schedule.In::new).ifPresent(given::add);
    Texts.duration("every", step.getEvery()).map(Schedule.Every::new).ifPresent(given::add);
    if (!step.getAt().isEmpty()) {
      given.add(new Schedule.At(moment("at", step.getAt())));
    }
    if (!step.getCron().isEmpty()) {
      String name = HashedCron.name(getContext().get(Run.class).getParent(), step.getTo());
      given.add(
          new Schedule.Cron(
              HashedCron.expand(step.getCron(), name), ZoneId.systemDefault().getId()));
    }
    if (given.size() != 1) {
      throw new AbortException(
          "When is it due? Give one of every: '15m', in: '20m', at: '2026-12-24T18:00', cron: 'H 9"
              + " * * 1-5'");
    }
    return given.get(0);
  }

  private CheckInRules rules() throws AbortException {
    CheckInRules rules =
        CheckInRules.USUAL
            .withMissed(Choices.read("missed", step.getMissed(), Missed.ONCE_LATE))
            .withIfBusy(Choices.read("ifBusy", step.getIfBusy(), IfBusy.QUEUE));
    if (step.getMaxCount() != 0) {
      rules = rules.withMaxCount(step.getMaxCount());
    }
    if (!step.getUntil().isEmpty()) {
      rules = rules.withUntil(moment("until", step.getUntil()));
    }
    if (step.getEscalateAfter() != 0 || !step.getEscalateTo().isEmpty()) {
      int after =
          step.getEscalateAfter() == 0
              ? CheckInRules.Escalation.USUAL_AFTER
              : step.getEscalateAfter();
      rules =
          rules.withEscalation(after, Optional.of(step.getEscalateTo()).filter(t -> !t.isEmpty()));
    }
    return rules;
  }

  /** A time with or without its offset, or so long from now. */
  private static Instant moment(String parameter, String text) throws AbortException {
    Optional<Duration> fromNow = Durations.parse(text);
    if (fromNow.isPresent()) {
      return Instant.now().plus(fromNow.get());
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      try {
        return LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
      } catch (DateTimeException neither) {
        throw new AbortException(
            parameter
                + " cannot be '"
                + text
                + "'. Write 2026-12-24T18:00, 2026-12-24T18:00:00+01:00 or "
                + Durations.FORM
                + " from now.");
      }
    }
  }

  @Override
  public String getStatus() {
    return "adding a check-in";
  }
}
