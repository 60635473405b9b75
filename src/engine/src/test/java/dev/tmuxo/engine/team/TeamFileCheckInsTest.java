package dev.tmuxo.engine.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tmuxo.engine.checkin.CheckInRules;
import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.json.Json;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import dev.tmuxo.engine.message.Roster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Check-ins in a team file: what is understood, and what people are told that is wrong. */
final class TeamFileCheckInsTest {
  @TempDir Path base;

  private TeamFiles files() {
    return new TeamFiles(base, Map.of());
  }

  private List<String> lines(String text) {
    TmuxoException error = catchThrowableOfType(TmuxoException.class, () -> files().load(text));
    assertThat(error).as("an error").isNotNull();
    return error.getMessage().lines().toList();
  }

  /** A team of one agent, b, with a check-in of these fields. */
  private static String checkIn(String fields) {
    return "team: shop\nagents: [ { name: b } ]\ncheckIns:\n  - { " + fields + " }\n";
  }

  @Test
  void takesTypeAndPriorityOfACheckInFromItsTemplate() {
    TeamSpec team =
        files()
            .load(
                """
                team: shop
                agents: [ { name: a } ]
                checkIns:
                  - { to: a, in: 7h, template: shutdown }
                  - { to: a, in: 7h, message: "How is it going?" }
                """);

    assertThat(team.checkIns())
        .extracting(CheckInSpec::type)
        .containsExactly(MessageType.SHUTDOWN, MessageType.STATUS_REQUEST);
    assertThat(team.checkIns())
        .extracting(CheckInSpec::priority)
        .containsExactly(Priority.URGENT, Priority.NORMAL);
  }

  @Test
  void readsTheRulesOfACheckIn() {
    TeamSpec team =
        files()
            .load(
                """
                team: shop
                agents: [ { name: a } ]
                checkIns:
                  - to: a
                    every: 10m
                    message: x
                    missed: all
                    ifBusy: skip
                    maxCount: 7
                    until: 2099-07-01T12:00
                    zone: Europe/Berlin
                    jitter: 30s
                    escalateTo: operator
                  - { to: a, at: "2099-03-29T02:30", zone: Europe/Berlin, message: x }
                  - { to: a, cron: "@daily", escalateAfter: 2, message: x }
                """);

    assertThat(team.checkIns())
        .extracting(CheckInSpec::rules)
        .containsExactly(
            new CheckInRules(
                CheckInRules.Missed.ALL,
                CheckInRules.IfBusy.SKIP,
                Optional.of(7),
                Optional.of(Instant.parse("2099-07-01T10:00:00Z")),
                Duration.ofSeconds(30),
                Optional.of(new CheckInRules.Escalation(3, Optional.of("operator")))),
            CheckInRules.USUAL,
            CheckInRules.USUAL.withEscalation(2, Optional.empty()));
    assertThat(team.checkIns().get(1).schedule())
        .as("when the gap ends")
        .isEqualTo(new Schedule.At(Instant.parse("2099-03-29T01:00:00Z")));
  }

  @Test
  void aCheckInSurvivesJson() throws Exception {
    for (CheckInSpec spec :
        List.of(
            CheckInSpec.asking("a", new Schedule.Every(Duration.ofMinutes(5)), "x"),
            CheckInSpec.asking("a", new Schedule.At(Instant.EPOCH), "x")
                .withRules(
                    CheckInRules.USUAL
                        .withUntil(Instant.EPOCH)
                        .withMaxCount(3)
                        .withJitter(Duration.ofSeconds(1))
                        .withEscalation(2, Optional.of("pm"))))) {
      String json = Json.mapper().writeValueAsString(spec);
      assertThat(Json.mapper().readValue(json, CheckInSpec.class)).isEqualTo(spec);
    }
    assertThat(
            Json.mapper()
                .readValue(
                    """
                    {"to":"a","schedule":{"kind":"in","delay":"PT5M"},"content":"x",
                     "rules":{"maxCount":2}}
                    """,
                    CheckInSpec.class))
        .isEqualTo(
            CheckInSpec.asking("a", new Schedule.In(Duration.ofMinutes(5)), "x")
                .withRules(CheckInRules.USUAL.withMaxCount(2)));
  }

  @Test
  void resolvesEveryKindOfSchedule() {
    TeamSpec team =
        files()
            .load(
                """
                team: shop
                agents: [ { name: a } ]
                checkIns:
                  - { to: "@all", in: 1h30m, message: x }
                  - { to: "a", cron: "@daily", zone: UTC, message: x }
                  - { to: "a,other/pm,other/@role:x", cron: "0 9 * * 1", message: x }
                """);

    assertThat(team.checkIns())
        .extracting(CheckInSpec::schedule)
        .containsExactly(
            new Schedule.In(Duration.ofMinutes(90)),
            new Schedule.Cron("@daily", "UTC"),
            new Schedule.Cron("0 9 * * 1", ZoneId.systemDefault().getId()));
    assertThat(team.roster().members()).containsExactly(new Roster.Member("a", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          every: 15, message: x                       | .every: must be text, not a number; put it in quotes
          every: 15 minutes, message: x               | .every: must be a duration such as 90s, 15m, 1h30m or 2d
          every: 0s, message: x                       | .every: a time of a check-in must be from 1s to 36500d, not 0s; write a duration such as 90s, 15m, 1h30m or 2d
          in: 999ms, message: x                       | .in: a time of a check-in must be from 1s to 36500d, not 999ms; write a duration such as 90s, 15m, 1h30m or 2d
          cron: "0 25 * * *", message: x              | .cron: not a cron expression:
          cron: "0 0 30 2 *", message: x              | .cron: the schedule is never due; check day and month
          cron: "@dayly", message: x                  | .cron: not a cron expression:
          `cron: "@daily", zone: Mars/X, message: x`  | .zone: unknown time zone; use a name of the IANA database: UTC, Europe/Berlin
          `in: 5m, cron: "@daily", message: x`        | : several schedules; give one of every, in, at and cron
          message: x                                  | : no schedule; give one of every, in, at and cron
          in: 5m                                      | : nothing to say; give a message or a template
          in: 5m, message: x, template: task          | : both a message and a template; give one of the two
          in: 5m, template: standdup                  | .template: unknown template "standdup"; did you mean "standup"? Known templates:
          in: 5m, template: deadline-reminder, params: { wrok: x } | .template: template deadline-reminder: due is missing; work is missing; wrok is unknown; did you mean "work"? It takes: due (when it is due), work (what is due)
          in: 5m, zone: UTC, message: x               | .zone: belongs to cron, at and until; durations know no time zone
          at: 2020-01-01T00:00:00Z, message: x        | .at: that time has passed; give one in the future
          at: tomorrow, message: x                    | .at: must be a date and time such as 2026-03-01T17:30, 2026-03-01T17:30:00Z or
          at: 2099-02-30T12:00, message: x            | .at: must be a date and time such as
          `at: 2099-01-01T12:00, zone: Mars/X, message: x` | .zone: unknown time zone
          every: 5m, until: 2020-01-01T00:00, message: x | .until: it would end before it is due for the first time; let it end later
          every: 5m, missed: never, message: x        | .missed: must be one of once-late, skip, all
          every: 5m, ifBusy: wait, message: x         | .ifBusy: must be one of queue, skip
          every: 5m, maxCount: 0, message: x          | .maxCount: must be
          every: 5m, maxCount: many, message: x       | .maxCount: must be a whole number from 1 to 1000000
          every: 5m, jitter: some, message: x         | .jitter: must be a duration such as
          every: 5m, escalateTo: pn, message: x       | .escalateTo: unknown address "pn"
          every: 5m, escalateAfter: 0, message: x     | .escalateAfter: must be
          in: 5m, escalateAfter: 1, message: x        | .escalateAfter: it would end before 1 can be unanswered; escalation needs every or cron
          every: 5m, escalateAfter: 3, maxCount: 3, message: x | .escalateAfter: it would end before 3 can be unanswered
          every: 5m, escalateTo: operator, template: shutdown | .escalateTo: escalation needs messages that want an answer
          in: 5m, message: x, params: { a: b }        | .params: belongs to a template; remove it
          in: 5m, message: "\\e"                      | .message: the message is empty but for control characters; give it some text
          """)
  void everyFieldOfACheckInSaysWhatItWants(String fields, String expected) {
    assertThat(lines(checkIn("to: b, " + fields)))
        .singleElement()
        .asString()
        .startsWith("team.yaml:4: checkIns[0]" + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bb       | unknown address "bb"; did you mean "b"? Agents of team shop: b; also @all and @role:ROLE
          zebra    | unknown address "zebra"; agents of team shop: b; also @all and @role:ROLE
          @role:qa | unknown address "@role:qa": nobody has that role; roles of team shop: none
          not one  | "not one" is not an address; write a name (pm), a glob (dev-*), @all, @role:ROLE, or TEAM/ before one of these; several with commas
          """)
  void addressesOfTheOwnTeamAreChecked(String to, String expected) {
    assertThat(lines(checkIn("to: \"" + to + "\", in: 5m, message: x")))
        .containsExactly("team.yaml:4: checkIns[0].to: " + expected);
  }
}
