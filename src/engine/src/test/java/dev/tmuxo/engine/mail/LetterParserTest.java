package dev.tmuxo.engine.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LetterParserTest {
  private static final LetterId ID = new LetterId("1795338608306647541-000003-0032505-1c55dab9");

  private static final LetterHead HEAD =
      new LetterHead(ID, "dev-1", Optional.of("%3"), Instant.ofEpochMilli(1795338608306L));

  @Test
  void readsAMessageWithEverythingSaid() {
    assertThat(
            letter(
                """
                "verb":"send","to":"pm,@role:qa","text":"a\\n\\ud83d\\ude00","type":"progress-update",
                "priority":"high","ttl":90,"requiresResponse":true,"wait":100"""))
        .isEqualTo(
            new Letter.Send(
                HEAD,
                new Recipient.Addressed("pm,@role:qa"),
                "a\n\ud83d\ude00",
                MessageType.PROGRESS_UPDATE,
                Priority.HIGH,
                Optional.of(Duration.ofSeconds(90)),
                true,
                Optional.of(Duration.ofSeconds(100))));
  }

  @Test
  void aMessageIsAPlainTextUnlessItSaysOtherwise() {
    assertThat(letter("\"verb\":\"send\",\"to\":\"pm\",\"text\":\"hi\""))
        .isEqualTo(
            new Letter.Send(
                HEAD,
                new Recipient.Addressed("pm"),
                "hi",
                MessageType.TEXT,
                Priority.NORMAL,
                Optional.empty(),
                false,
                Optional.empty()));
  }

  @Test
  void readsATmuxTarget() {
    assertThat(letter("\"verb\":\"send\",\"target\":\"shop:2\",\"text\":\"hi\""))
        .asInstanceOf(type(Letter.Send.class))
        .extracting(Letter.Send::to)
        .isEqualTo(new Recipient.InWindow(TmuxTarget.parse("shop:2").orElseThrow()));
  }

  @Test
  void readsTheOtherVerbs() {
    assertThat(letter("\"verb\":\"reply\",\"correlationId\":\"01JD\",\"text\":\"yes\""))
        .isEqualTo(new Letter.Reply(HEAD, "01JD", "yes"));
    assertThat(letter("\"verb\":\"ask\",\"timeout\":60,\"text\":\"why?\""))
        .isEqualTo(new Letter.Ask(HEAD, Optional.empty(), "why?", Duration.ofMinutes(1)));
    assertThat(letter("\"verb\":\"status\"")).isEqualTo(new Letter.Status(HEAD));
    assertThat(letter("\"verb\":\"team\"")).isEqualTo(new Letter.TeamList(HEAD));
    assertThat(letter("\"verb\":\"done\",\"success\":false"))
        .isEqualTo(new Letter.Done(HEAD, false, ""));
    assertThat(letter("\"verb\":\"checkin\",\"in\":900,\"text\":\"look\""))
        .isEqualTo(
            new Letter.CheckIn(
                HEAD,
                Optional.empty(),
                new Schedule.In(Duration.ofMinutes(15)),
                Optional.empty(),
                "look"));
    assertThat(letter("\"verb\":\"checkins\"")).isEqualTo(new Letter.CheckInList(HEAD));
    assertThat(letter("\"verb\":\"checkin-remove\",\"checkIn\":\"01JD\""))
        .isEqualTo(new Letter.CheckInRemove(HEAD, "01JD"));
    assertThat(letter("\"verb\":\"checkin\",\"due\":\"2026-03-01T17:30+01:00\",\"text\":\"look\""))
        .isEqualTo(
            new Letter.CheckIn(
                HEAD,
                Optional.empty(),
                new Schedule.At(Instant.parse("2026-03-01T16:30:00Z")),
                Optional.empty(),
                "look"));
    assertThat(
            letter("\"verb\":\"checkin\",\"every\":1,\"count\":8,\"to\":\"pm\",\"text\":\"look\""))
        .isEqualTo(
            new Letter.CheckIn(
                HEAD,
                Optional.of(new Recipient.Addressed("pm")),
                new Schedule.Every(Duration.ofSeconds(1)),
                Optional.of(8),
                "look"));
  }

  @ParameterizedTest
  @EnumSource(MessageType.class)
  void knowsEveryTypeByItsNameInJson(MessageType type) {
    String name = new ObjectMapper().convertValue(type, String.class);
    assertThat(letter("\"verb\":\"send\",\"to\":\"pm\",\"text\":\"x\",\"type\":\"" + name + "\""))
        .asInstanceOf(type(Letter.Send.class))
        .extracting(Letter.Send::type)
        .isEqualTo(type);
  }

  @ParameterizedTest
  @EnumSource(Priority.class)
  void knowsEveryPriorityByItsNameInJson(Priority priority) {
    String name = new ObjectMapper().convertValue(priority, String.class);
    assertThat(
            letter("\"verb\":\"send\",\"to\":\"pm\",\"text\":\"x\",\"priority\":\"" + name + "\""))
        .asInstanceOf(type(Letter.Send.class))
        .extracting(Letter.Send::priority)
        .isEqualTo(priority);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "verb":"shout","text":"x"                                   | unknown verb "shout"
          "verb":7                                                    | field verb is not of the type expected
          "text":"x"                                                  | field verb is missing
          "verb":"send","text":"x"                                    | it does not say whom it is for
          "verb":"send","to":"pm"                                     | field text is missing
          "verb":"send","to":"pm","text":" \\n\\t"                    | the text is empty
          "verb":"send","to":"pm","text":7                            | field text is not of the type expected
          "verb":"send","to":"pm","text":"x","prio":"high"            | unknown field prio
          "verb":"send","to":"pm","text":"x","text":"y"               | field text is there twice
          "verb":"send","to":"pm","target":"a:1","text":"x"           | it has both field to and field target
          "verb":"send","to":"","text":"x"                            | field to is empty, longer than 4000 characters or not one line
          "verb":"send","to":"pm\\u001b[2J","text":"x"                | field to is empty, longer than 4000 characters or not one line
          "verb":"send","target":"nowhere","text":"x"                 | "nowhere" is not a tmux target: write session:window
          "verb":"send","to":"pm","text":"x","type":"TEXT"            | unknown type "TEXT"
          "verb":"send","to":"pm","text":"x","priority":"most"        | unknown priority "most"
          "verb":"send","to":"pm","text":"x","ttl":0                  | field ttl is not a duration in seconds, from 1 to a year
          "verb":"send","to":"pm","text":"x","ttl":-5                 | field ttl is not a duration in seconds, from 1 to a year
          "verb":"send","to":"pm","text":"x","ttl":31536001           | field ttl is not a duration in seconds, from 1 to a year
          "verb":"send","to":"pm","text":"x","ttl":1.5                | field ttl is neither text nor whole number nor flag
          "verb":"send","to":"pm","text":"x","ttl":"15m"              | field ttl is not of the type expected
          "verb":"send","to":"pm","text":"x","ttl":9223372036854775808 | it is not JSON of a letter's form
          "verb":"send","to":"pm","text":"x","ttl":99999999999999999999999999 | it is not JSON of a letter's form
          "verb":"send","to":["pm"],"text":"x"                        | field to is neither text nor whole number nor flag
          "verb":"send","to":{"a":{"b":1}},"text":"x"                 | field to is neither text nor whole number nor flag
          "verb":"send","to":null,"text":"x"                          | field to is neither text nor whole number nor flag
          "verb":"send","to":"pm","text":"x","requiresResponse":"yes" | field requiresResponse is not of the type expected
          "verb":"reply","text":"x"                                   | field correlationId is missing
          "verb":"ask","text":"x"                                     | field timeout is missing
          "verb":"status","text":"x"                                  | unknown field text
          "verb":"done"                                               | field success is missing
          "verb":"checkin","text":"x"                                 | a check-in has one of the fields in, every and due
          "verb":"checkin","in":1,"every":1,"text":"x"                | a check-in has one of the fields in, every and due
          "verb":"checkin","every":1,"count":0,"text":"x"             | field count is not a number from 1 to 1000000
          "verb":"checkin","due":"noon","text":"x"                    | "noon" is no time; write a date and time such as 2026-03-01T17:30, 2026-03-01T17:30:00Z or 2026-03-01T17:30+01:00
          "verb":"checkin-remove"                                     | field checkIn is missing
          """)
  void saysWhatIsWrongWithALetter(String fields, String reason) {
    assertThat(LetterParser.parse(ID, json(fields)))
        .asInstanceOf(type(ParsedLetter.Rejected.class))
        .extracting(ParsedLetter.Rejected::reason)
        .isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `{"v":2}`                          | it is of version 2, and only 1 is known here
          `{"verb":"status"}`                | field v is missing
          `{"v":1}`                          | field id is missing
          `{"v":1,"id":"x"}`                 | its id is not the one in its buffer's name
          `[1]`                              | it is no JSON object
          `"text"`                           | it is no JSON object
          ``                                 | it is no JSON object
          `{`                                | it is not JSON of a letter's form
          `{"v":1`                           | it is not JSON of a letter's form
          `{"v":NaN}`                        | it is not JSON of a letter's form
          `{v:1}`                            | it is not JSON of a letter's form
          `{"v":1} {"v":1}`                  | something follows its JSON object
          """)
  void saysWhatIsWrongWithSomethingElse(String content, String reason) {
    assertThat(LetterParser.parse(ID, content))
        .isEqualTo(new ParsedLetter.Rejected(ID, "", reason));
  }

  @Test
  void saysWhomARejectedLetterClaimsToBeFrom() {
    assertThat(LetterParser.parse(ID, json("\"verb\":\"shout\"")))
        .isEqualTo(new ParsedLetter.Rejected(ID, "dev-1", "unknown verb \"shout\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Dev", "-dev", "a b", "x/y", "\\u001b[31m"})
  void nobodyHasAnImpossibleName(String agent) {
    String letter = json("\"verb\":\"status\"").replace("dev-1", agent);
    assertThat(LetterParser.parse(ID, letter))
        .asInstanceOf(type(ParsedLetter.Rejected.class))
        .satisfies(
            rejected -> {
              assertThat(rejected.agent()).isEmpty();
              assertThat(rejected.reason()).doesNotContain("\u001b");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "%", "%x", "%12345678901"})
  void noPaneHasAnImpossibleId(String pane) {
    assertThat(LetterParser.parse(ID, json("\"verb\":\"status\"").replace("%3", pane)))
        .isInstanceOf(ParsedLetter.Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "253402300800000", "9223372036854775807"})
  void noLetterIsFromOutsideOfTime(String at) {
    assertThat(
            LetterParser.parse(ID, json("\"verb\":\"status\"").replace("1795338608306,", at + ",")))
        .isEqualTo(
            new ParsedLetter.Rejected(ID, "dev-1", "field at is not a time in milliseconds"));
  }

  private static Letter letter(String fields) {
    ParsedLetter parsed = LetterParser.parse(ID, json(fields));
    assertThat(parsed).isInstanceOf(ParsedLetter.Understood.class);
    return ((ParsedLetter.Understood) parsed).letter();
  }

  private static String json(String fields) {
    return "{\"v\":1,\"id\":\"%s\",\"agent\":\"dev-1\",\"pane\":\"%%3\",\"at\":1795338608306,%s}"
        .formatted(ID, fields);
  }
}
