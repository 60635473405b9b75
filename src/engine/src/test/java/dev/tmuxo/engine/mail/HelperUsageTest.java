package dev.tmuxo.engine.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.mail.TeamTmux.Outcome;
import dev.tmuxo.testkit.tmux.TmuxExtension;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the helper explains itself to whoever calls it wrongly, or asks. */
@ExtendWith(TmuxExtension.class)
final class HelperUsageTest {
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          send                          | who is it for?
          send pm                       | the text is missing
          send pm --                    | the text is missing
          send pm _                     | the text is empty
          send pm - </dev/null          | the text on standard input is empty
          send pm hi --wait             | --wait comes after the text
          send --loud pm hi             | unknown option --loud
          send -x pm hi                 | unknown option -x
          send --every pm hi            | unknown option --every
          send --type shout pm hi       | unknown type 'shout'
          send --priority most pm hi    | unknown priority 'most'
          send --ttl soon pm hi         | --ttl: 'soon' is no duration
          send --ttl 15 pm hi           | --ttl: '15' is no duration
          send --ttl 0s pm hi           | --ttl: longer than nothing, please
          send --ttl 366d pm hi         | --ttl: '366d' is over a year
          send --ttl 1000000000d pm hi  | --ttl: '1000000000d' is no duration
          send --ttl                    | --ttl needs a value
          send --wait=5s pm hi          | --wait takes no value
          send --target shop:1 --to x   | unknown option --to
          reply                         | which message is it an answer to?
          reply 01JD                    | the text is missing
          ask                           | the text is missing
          ask --timeout 1.5h why        | '1.5h' is no duration
          status me                     | status takes no arguments
          team --all                    | unknown option --all
          done --failed=yes             | --failed takes no value
          checkin                       | when?
          checkin 15m                   | the text is missing
          checkin soon look             | the time of a check-in: 'soon' is no duration
          checkin 15m --count 3 look    | --count goes with --every
          checkin --every --count 0 15m look | --count: '0' is no number
          checkin --at                  | --at needs a value
          checkin --at 2026-03-01T17:30 | the text is missing
          checkin --every --at 2026-03-01T17:30 look | either --at TIME or a duration
          checkin ls all                | checkin ls takes no arguments
          checkin rm                    | which one?
          shout hi                      | unknown verb 'shout'
          run team.yaml                 | the tmuxo that starts teams is another program
          """)
  void aWrongCallIsExplainedAndSendsNothing(String arguments, String explanation) {
    Outcome outcome = tmux.run("sh", "-c", "tmuxo " + arguments.replace("_", "' '"));
    assertThat(outcome.err())
        .startsWith("tmuxo: ")
        .contains(explanation)
        .contains("Try: tmuxo help");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(tmux.plan().read()).isEmpty();
    assertThat(tmux.letters()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "send-claude-message.sh",
        "send-claude-message.sh shop:1",
        "schedule_with_note.sh soon"
      })
  void aWrongCallOfAnOriginalNameIsExplained(String call) {
    Outcome outcome = tmux.run("sh", "-c", call);
    assertThat(outcome.err()).matches("(?s)Usage: [a-z_-]+[.]sh <.*");
    assertThat(outcome.status()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "help",
        "--help",
        "-h",
        "help send",
        "help reply",
        "help ask",
        "help status",
        "help team",
        "help done",
        "help checkin",
        "send --help",
        "reply -h",
        "ask --help",
        "status --help",
        "team -h",
        "done --help",
        "checkin --help"
      })
  void helpIsThere(String call) {
    Outcome outcome = tmux.run("sh", "-c", "tmuxo " + call);
    assertThat(outcome.out()).startsWith("tmuxo").contains("\n");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
  }
}
