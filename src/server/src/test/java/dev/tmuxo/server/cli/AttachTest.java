package dev.tmuxo.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.testkit.tmux.Pane;
import dev.tmuxo.testkit.tmux.TmuxExtension;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code tmuxo attach} in a real terminal: a pane of another tmux, on a socket of its own. */
@ExtendWith(TmuxExtension.class)
@Tag("slow")
class AttachTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private TmuxFixture tmux;
  private Program program;

  @BeforeEach
  void up(TmuxFixture fixture) throws Exception {
    tmux = fixture;
    program = new Program(fixture);
    String file =
        program.file(
            "shop.yaml",
            """
            team: shop
            defaults:
              profile: fake
              env: { FAKE_AGENT_JAR: "${FAKE_AGENT_JAR}", FAKE_AGENT_JAVA: "${FAKE_AGENT_JAVA}" }
            agents:
              - { name: lead }
              - { name: dev, reportsTo: lead }
            """);
    assertThat(program.run("up", file, "--wait").status()).isZero();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    program.run("down", "shop");
    assertThat(program.run("serve", "--stop").status()).isZero();
    program.assertNothingRuns();
  }

  @Test
  void showsTheAgentAndDeliveryGoesOnWhileSomebodyLooksAndAfter() throws Exception {
    Pane terminal = attach("shop", "dev");
    terminal.await("Type your message", LONG);
    terminal.await("^\\[shop\\].* 2:dev\\*");

    delivered("dev", "Seen by both.");
    terminal.await("Seen by both\\.");
    delivered("lead", "In another window.");

    terminal.press("C-b", "[");
    terminal.await("\\[0/\\d+\\]");
    delivered("dev", "In spite of copy mode.");
    terminal.await("In spite of copy mode\\.");

    terminal.press("C-b", "d");
    terminal.await("^ended with 0$");
    delivered("dev", "Nobody looks any more.");
    assertThat(program.run("capture", "shop", "dev").out()).contains("Nobody looks any more.");
  }

  @Test
  void saysWhatItNeedsWhereThereIsNoTerminal() throws Exception {
    Program.Result result = program.run("attach", "shop");
    assertThat(result.status()).isEqualTo(5);
    assertThat(result.err()).contains("It needs a terminal").contains("[TMUXO-1005]");
    assertThat(program.run("attach", "shop", "nobody").status()).isEqualTo(3);
  }

  private void delivered(String agent, String text) throws Exception {
    Program.Result sent = program.run("send", "shop", "--to", agent, text, "--wait", "finished");
    assertThat(sent.status()).as(sent.out() + sent.err()).isZero();
  }

  private Pane attach(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "\"$@\"; echo ended with $?; exec cat", "sh"));
    command.addAll(program.command("attach"));
    command.addAll(List.of(arguments));
    return tmux.server().start("user", program.variables(), command.toArray(String[]::new));
  }
}
