package dev.tmuxo.server.cli;

import dev.tmuxo.api.wire.CheckInId;
import dev.tmuxo.engine.checkin.CheckInRules;
import dev.tmuxo.engine.checkin.CheckInRules.IfBusy;
import dev.tmuxo.engine.checkin.CheckInRules.Missed;
import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import dev.tmuxo.engine.team.CheckInSpec;
import dev.tmuxo.server.client.ApiClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tmuxo checkin add}. */
@Command(
    name = "add",
    description = "Adds a check-in; its answers go to the operator.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  tmuxo checkin add shop --to pm --every 15m \"Status?\"",
      "  tmuxo checkin add shop --to @all --cron \"0 9 * * MON-FRI\" --zone Europe/Berlin \"Good morning.\"",
      "  tmuxo checkin add shop --to dev-1 --in 20m --no-answer \"The build should be ready.\""
    })
final class CheckinAddCommand implements Callable<Integer> {
  @Parameters(index = "1", paramLabel = "TEXT", description = "What it says.")
  private String text;

  @Option(
      names = "--to",
      paramLabel = "ADDRESS",
      required = true,
      completionCandidates = Completions.Agents.class,
      description = "pm, dev-*, @all, @role:engineer; resolved each time it is due.")
  private String to;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private When when;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The time zone of --cron; this machine's if not given.")
  private Optional<ZoneId> zone;

  @Option(names = "--no-answer", description = "It is a message like any other, not a question.")
  private boolean noAnswer;

  @Option(names = "--priority", paramLabel = "PRIORITY", description = "low, normal, high, urgent.")
  private Optional<Priority> priority;

  @Option(
      names = "--missed",
      paramLabel = "POLICY",
      converter = MissedConverter.class,
      description = "Due times that passed unseen: once-late, skip, all.")
  private Optional<Missed> missed;

  @Option(
      names = "--if-busy",
      paramLabel = "POLICY",
      description = "While its recipients work: queue, skip.")
  private Optional<IfBusy> ifBusy;

  @Option(names = "--max-count", paramLabel = "N", description = "End after so many messages.")
  private Optional<Integer> maxCount;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = MomentConverter.class,
      description = "Not due after that.")
  private Optional<Instant> until;

  @Option(
      names = "--jitter",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Put each off by up to so long.")
  private Optional<Duration> jitter;

  @Option(
      names = "--escalate-after",
      paramLabel = "N",
      description = "Tell somebody after so many in a row without an answer.")
  private Optional<Integer> escalateAfter;

  @Option(
      names = "--escalate-to",
      paramLabel = "ADDRESS",
      description = "Whom; the agent's superior, else the operator, if not given.")
  private Optional<String> escalateTo;

  @Mixin private OneTeam team;

  private static final class When {
    @Option(
        names = "--in",
        paramLabel = "DURATION",
        converter = DurationConverter.class,
        description = "Once, after so long.")
    private Optional<Duration> in;

    @Option(
        names = "--every",
        paramLabel = "DURATION",
        converter = DurationConverter.class,
        description = "Again and again.")
    private Optional<Duration> every;

    @Option(
        names = "--at",
        paramLabel = "TIME",
        converter = MomentConverter.class,
        description = "Once, at that date and time.")
    private Optional<Instant> at;

    @Option(
        names = "--cron",
        paramLabel = "EXPRESSION",
        description = "Five fields, or a nickname such as @daily.")
    private Optional<String> cron;

    private Schedule schedule(ZoneId zone) {
      return in.<Schedule>map(Schedule.In::new)
          .or(() -> every.map(Schedule.Every::new))
          .or(() -> at.map(Schedule.At::new))
          .orElseGet(() -> new Schedule.Cron(cron.orElseThrow(), zone.getId()));
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CheckInSpec checkIn =
        new CheckInSpec(
            to,
            when.schedule(zone.orElseGet(ZoneId::systemDefault)),
            text,
            noAnswer ? MessageType.TEXT : MessageType.STATUS_REQUEST,
            priority.orElse(Priority.NORMAL),
            rules());
    String answer = team.client().post(team.path() + "/check-ins", checkIn);
    return team.tell(answer, ApiClient.read(answer, CheckInId.class).id());
  }

  private CheckInRules rules() {
    return new CheckInRules(
        missed.orElse(Missed.ONCE_LATE),
        ifBusy.orElse(IfBusy.QUEUE),
        maxCount,
        until,
        jitter.orElse(Duration.ZERO),
        escalateAfter
            .or(() -> escalateTo.map(whom -> CheckInRules.Escalation.USUAL_AFTER))
            .map(after -> new CheckInRules.Escalation(after, escalateTo)));
  }
}
