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
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TmuxExtension.class)
class DoctorTest {
  private Program program;

  @BeforeEach
  void program(TmuxFixture tmux) {
    program = new Program(tmux);
  }

  private static List<JsonNode> findings(Result result, String level) throws Exception {
    JsonNode all = new ObjectMapper().readTree(result.out()).path("findings");
    return StreamSupport.stream(all.spliterator(), false)
        .filter(finding -> finding.path("level").asText().equals(level))
        .toList();
  }

  private static void assertProblem(Result result, String... words) throws Exception {
    assertThat(result.status()).isEqualTo(5);
    assertThat(findings(result, "problem"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.toString()).contains(words);
              assertThat(finding.path("means").asText()).isNotEmpty();
              assertThat(finding.path("remedy").asText()).isNotEmpty();
            });
  }

  @Test
  void findsNothingWrongWithAMachineThatCanRunTeams() throws Exception {
    Result result = program.run("doctor", "--json");
    assertThat(result.status()).isZero();
    assertThat(findings(result, "problem")).isEmpty();
    assertThat(result.out())
        .contains("\"ok\":true", "\"area\":\"tmux\"", "profile shell", "bash", "open files");
    assertThat(Files.exists(program.state())).isFalse();
  }

  @Test
  void saysItToPeople() throws Exception {
    Result result = program.with("TMUXO_TMUX_PATH", "no-such-tmux").run("doctor");
    assertThat(result.status()).isEqualTo(5);
    assertThat(result.out())
        .contains("problem  tmux: There is no program no-such-tmux", "[TMUXO-1001]")
        .contains("No team can run", "tmux.path", "1 problem, ")
        .doesNotContain("\033");
  }

  @Test
  void findsATmuxThatIsTooOld() throws Exception {
    String old = program.file("old-tmux", "#!/bin/sh\necho tmux 3.1c\n");
    assertThat(Path.of(old).toFile().setExecutable(true)).isTrue();
    assertProblem(
        program.with("TMUXO_TMUX_PATH", old).run("doctor", "--json"), "3.1c", "too old", "1002");
  }

  @Test
  void findsAStateDirectoryThatEverybodyMayWriteTo() throws Exception {
    Files.createDirectories(program.state());
    Files.setPosixFilePermissions(program.state(), PosixFilePermissions.fromString("rwx---rwx"));
    assertProblem(program.run("doctor", "--json"), "everybody may write", "chmod o-w");
  }

  @Test
  void findsTeamsThatDied() throws Exception {
    Path node = program.state().resolve("teams/shop/node");
    Files.createDirectories(node);
    Files.writeString(node.resolve("socket"), node.resolve("tmux.sock") + "\n");
    Result result = program.run("doctor", "--json");
    assertThat(result.status()).isZero();
    assertThat(findings(result, "warn"))
        .anyMatch(finding -> finding.path("found").asText().contains("team shop has a socket"));
  }

  @Test
  void findsTeamsThatNobodySpeaksTo(TmuxFixture tmux) throws Exception {
    tmux.server().start("kept", "cat");
    Path node = program.state().resolve("teams/kept/node");
    Files.createDirectories(node);
    Files.writeString(node.resolve("socket"), tmux.server().socket() + "\n");
    Result result = program.run("doctor", "--json");
    assertThat(findings(result, "warn"))
        .anyMatch(finding -> finding.path("found").asText().contains("team kept runs, and no"));
  }

  @Test
  void looksAtOtherMachines() throws Exception {
    assertProblem(
        program.run("doctor", "--json", "--node", "ssh:nobody@127.0.0.1:1"),
        "node ssh:nobody@127.0.0.1:1",
        "TMUXO-1023");

    Result nonsense = program.run("doctor", "--node", "ssh:-oProxyCommand=id");
    assertThat(nonsense.status()).isEqualTo(2);
    assertThat(nonsense.err()).contains("is not a node", "ssh:USER@HOST:PORT");
  }
}
