package dev.tmuxo.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tmuxo.server.cli.Program.Result;
import dev.tmuxo.testkit.tmux.TmuxExtension;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TmuxExtension.class)
class ReportTest {
  private static final String SECRET = "wX4-not-for-you";

  private Program program;
  private Path out;

  @BeforeEach
  void program(TmuxFixture tmux) {
    program = new Program(tmux);
    out = program.state().resolveSibling("out");
  }

  @AfterEach
  void nothingIsLeft() {
    program.assertNothingRuns();
  }

  /** One agent gets its task and succeeds; the other shows its secret and fails. */
  private void aTeamThatFailed() throws Exception {
    String file =
        program.file(
            "team.yaml",
            """
            team: shop
            agents:
              - name: lead
                profile: generic
                command: [sh, -c, 'read task; tmuxo send dev "$task, please"; read answer; tmuxo done --failed "no shop"; sleep 60']
              - name: dev
                profile: generic
                reportsTo: lead
                restart: never
                env: { KEY: "${secret:SHOP_KEY}" }
                command: [sh, -c, 'read task; tmuxo send lead "key is $KEY"; echo $KEY; exit 3']
            checkIns:
              - { to: lead, every: 1h, message: "How far are you?" }
            """);
    program.with("SHOP_KEY", SECRET);
    Result run = program.run("run", "--plain", "--timeout", "40s", "--task", "build it", file);
    assertThat(run.out()).as(run.err()).contains("shop: failed");
  }

  @Test
  void tellsOfATeamThatFailedAndNotItsSecrets() throws Exception {
    aTeamThatFailed();
    Result report = program.run("report", "shop", "--to", out.toString());
    assertThat(report.err()).isEmpty();
    assertThat(report.status()).isZero();
    assertThat(report.out()).contains("shop: failed, 2 agents, ", "read " + out + "/report.html");
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("Team shop: failed", "no shop", "key is ****", "How far are you?");
    assertThat(Files.readString(out.resolve("messages.jsonl"))).contains("build it, please");
    assertThat(out.resolve("transcripts/dev.log")).content().contains("****");
    try (Stream<Path> files = Files.walk(out)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).hasSize(6);
      for (Path file : all) {
        assertThat(Files.readString(file)).as("%s", file).doesNotContain(SECRET);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
    assertThat(program.run("report", "shop", "--to", out.toString()).err())
        .contains("there is something in it", "[TMUXO-5001]");
  }

  @Test
  void saysWhichSecretsItDoesNotKnow() throws Exception {
    aTeamThatFailed();
    program.with("SHOP_KEY", "");
    Result report = program.run("report", "shop", "--json");
    assertThat(report.err()).contains("Not masked", "SHOP_KEY", "--mask-file");
    JsonNode summary = new ObjectMapper().readTree(report.out());
    assertThat(summary.path("format").asText()).isEqualTo("tmuxo-summary/1");
    assertThat(summary.path("outcome").asText()).isEqualTo("failed");
    String file = program.file("key.txt", SECRET + "\n");
    program.run("report", "shop", "--to", out.toString(), "--mask-file", file);
    assertThat(Files.readString(out.resolve("messages.jsonl"))).contains("key is ****");
  }

  @Test
  void refusesWhatItCannotDo() throws Exception {
    assertThat(program.run("report", "shp").status()).isEqualTo(3);
    assertThat(program.run("report", "../shop").status()).isEqualTo(3);
  }
}
