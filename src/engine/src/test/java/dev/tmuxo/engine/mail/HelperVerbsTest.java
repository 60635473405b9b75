package dev.tmuxo.engine.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.mail.TeamTmux.Outcome;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import dev.tmuxo.testkit.tmux.TmuxExtension;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way to call the helper becomes the letter it stands for. */
@ExtendWith(TmuxExtension.class)
final class HelperVerbsTest {
  private TeamTmux tmux;

  @BeforeEach
  void start(TmuxFixture fixture) throws IOException {
    tmux = new TeamTmux(fixture);
    tmux.answering();
  }

  @AfterEach
  void stop() {
    tmux.close();
  }

  static List<List<String>> shells() {
    return Shells.all();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void everyVerbWorksInEveryShell(List<String> shell) {
    assertThat(
            calledIn(shell, "send", "-r", "--priority=high", "--ttl", "1h30m", "pm", "hi", "you"))
        .isEqualTo(
            new Letter.Send(
                head(),
                new Recipient.Addressed("pm"),
                "hi you",
                MessageType.TEXT,
                Priority.HIGH,
                Optional.of(Duration.ofMinutes(90)),
                true,
                Optional.empty()));
    assertThat(calledIn(shell, "reply", "01JD2Q", "Yes."))
        .isEqualTo(new Letter.Reply(head(), "01JD2Q", "Yes."));
    assertThat(calledIn(shell, "ask", "--to", "pm", "--timeout", "2m", "Which one?"))
        .isEqualTo(
            new Letter.Ask(
                head(),
                Optional.of(new Recipient.Addressed("pm")),
                "Which one?",
                Duration.ofMinutes(2)));
    assertThat(calledIn(shell, "status")).isEqualTo(new Letter.Status(head()));
    assertThat(calledIn(shell, "team")).isEqualTo(new Letter.TeamList(head()));
    assertThat(calledIn(shell, "done", "All", "green."))
        .isEqualTo(new Letter.Done(head(), true, "All green."));
    assertThat(calledIn(shell, "checkin", "--every", "15m", "--to", "dev-*", "Commit."))
        .isEqualTo(
            new Letter.CheckIn(
                head(),
                Optional.of(new Recipient.Addressed("dev-*")),
                new Schedule.Every(Duration.ofMinutes(15)),
                Optional.empty(),
                "Commit."));
    assertThat(calledIn(shell, "checkin", "--every", "--count=8", "1h", "Commit."))
        .isEqualTo(
            new Letter.CheckIn(
                head(),
                Optional.empty(),
                new Schedule.Every(Duration.ofHours(1)),
                Optional.of(8),
                "Commit."));
    assertThat(calledIn(shell, "checkin", "--at", "2026-03-01T17:30+01:00", "--", "-report"))
        .isEqualTo(
            new Letter.CheckIn(
                head(),
                Optional.empty(),
                new Schedule.At(java.time.Instant.parse("2026-03-01T16:30:00Z")),
                Optional.empty(),
                "-report"));
    assertThat(calledIn(shell, "checkin", "rm", "01JD2Q"))
        .isEqualTo(new Letter.CheckInRemove(head(), "01JD2Q"));
  }

  @Test
  void saysWhoSentItAndFromWhere() {
    called("status");
    assertThat(head().agent()).isEqualTo("dev-1");
    assertThat(head().pane()).contains("%3");
    assertThat(head().id().pane()).isEqualTo("000003");
    assertThat(Duration.between(head().at(), java.time.Instant.now()).abs())
        .isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void waitsForDeliveryOnRequest() {
    assertThat(((Letter.Send) called("send", "--wait", "pm", "hi")).patience())
        .contains(Duration.ofSeconds(100));
    assertThat(((Letter.Send) called("send", "--timeout", "7s", "pm", "hi")).patience())
        .contains(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @EnumSource(MessageType.class)
  void sendsEveryTypeOfMessage(MessageType type) {
    String name = new ObjectMapper().convertValue(type, String.class);
    assertThat(((Letter.Send) called("send", "--type", name, "pm", "hi")).type()).isEqualTo(type);
  }

  @ParameterizedTest
  @EnumSource(Priority.class)
  void sendsWithEveryPriority(Priority priority) {
    String name = new ObjectMapper().convertValue(priority, String.class);
    assertThat(((Letter.Send) called("send", "pm", "--priority", name, "hi")).priority())
        .isEqualTo(priority);
  }

  @ParameterizedTest
  @CsvSource({
    "1s, 1",
    "90s, 90",
    "15m, 900",
    "08m, 480",
    "1h30m, 5400",
    "2d, 172800",
    "1d1h1m1s, 90061",
    "365d, 31536000"
  })
  void understandsDurations(String written, long seconds) {
    assertThat(((Letter.CheckIn) called("checkin", written, "look")).schedule())
        .isEqualTo(new Schedule.In(Duration.ofSeconds(seconds)));
  }

  @Test
  void aTextThatStartsLikeAnOptionIsStillAText() {
    assertThat(((Letter.Send) called("send", "pm", "-5 degrees")).text()).isEqualTo("-5 degrees");
    assertThat(((Letter.Send) called("send", "pm", "- one\n- two")).text())
        .isEqualTo("- one\n- two");
    assertThat(((Letter.Send) called("send", "pm", "--", "--wait")).text()).isEqualTo("--wait");
    assertThat(((Letter.Send) called("send", "--", "pm", "-r")).text()).isEqualTo("-r");
    assertThat(((Letter.Send) called("send", "pm", "--", "-")).text()).isEqualTo("-");
  }

  @Test
  void readsAnyTextFromStandardInput() {
    for (String[] call :
        List.of(
            new String[] {"send", "pm", "-"},
            new String[] {"reply", "01JD", "-"},
            new String[] {"ask", "-"},
            new String[] {"done", "--failed", "-"},
            new String[] {"checkin", "1m", "-"})) {
      Outcome outcome = tmux.run("two\nlines\n".getBytes(UTF_8), command("tmuxo", call));
      assertThat(outcome).isEqualTo(new Outcome(0, "taken\n", ""));
    }
    assertThat(tmux.letters())
        .extracting(l -> ((ParsedLetter.Understood) l).letter().toString())
        .allMatch(letter -> letter.contains("two\nlines"));
  }

  @Test
  void theOriginalScriptsNamesStillWork() {
    outcome("send-claude-message.sh", "shop:2", "Hello", "--wait", "there");
    Letter.Send send = (Letter.Send) tmux.lastLetter();
    assertThat(send.text()).isEqualTo("Hello --wait there");
    assertThat(send.to())
        .isEqualTo(new Recipient.InWindow(TmuxTarget.parse("shop:2").orElseThrow()));

    outcome("schedule_with_note.sh", "5", "Look at the build", "shop:pm.0");
    assertThat(tmux.lastLetter())
        .isEqualTo(
            new Letter.CheckIn(
                head(),
                Optional.of(new Recipient.InWindow(TmuxTarget.parse("shop:pm.0").orElseThrow())),
                new Schedule.In(Duration.ofMinutes(5)),
                Optional.empty(),
                "Look at the build"));

    outcome("schedule_with_note.sh", "0.5", "-r");
    assertThat(tmux.lastLetter())
        .isEqualTo(
            new Letter.CheckIn(
                head(),
                Optional.empty(),
                new Schedule.In(Duration.ofSeconds(30)),
                Optional.empty(),
                "-r"));

    outcome("schedule_with_note.sh");
    assertThat(tmux.lastLetter())
        .isEqualTo(
            new Letter.CheckIn(
                head(),
                Optional.empty(),
                new Schedule.In(Duration.ofMinutes(3)),
                Optional.empty(),
                "Standard check-in"));
  }

  private Letter called(String... arguments) {
    outcome("tmuxo", arguments);
    return tmux.lastLetter();
  }

  private Letter calledIn(List<String> shell, String... arguments) {
    List<String> command = new ArrayList<>(shell);
    command.add(tmux.helper("tmuxo").toString());
    command.addAll(Arrays.asList(arguments));
    assertThat(tmux.run(command.toArray(String[]::new))).isEqualTo(new Outcome(0, "taken\n", ""));
    return tmux.lastLetter();
  }

  private void outcome(String program, String... arguments) {
    assertThat(tmux.run(command(program, arguments))).isEqualTo(new Outcome(0, "taken\n", ""));
  }

  private static String[] command(String program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(Arrays.asList(arguments));
    return command.toArray(String[]::new);
  }

  private LetterHead head() {
    return tmux.lastLetter().head();
  }
}
