package dev.tmuxo.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.document.Environment;
import dev.tmuxo.engine.document.SourceText;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.engine.profile.ResourceLibrary;
import dev.tmuxo.engine.secret.Secret;
import dev.tmuxo.engine.secret.SecretSource;
import dev.tmuxo.engine.team.TeamFileLoader;
import dev.tmuxo.engine.team.TeamSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class SecretsTest {
  private static final String TOKEN = "s3cr3t-tok\"en";
  private static final String KEY = "-----BEGIN KEY-----\nabc\n-----END KEY-----\n";
  private static final String TEAM =
      """
      team: vault
      agents:
        - name: holder
          command: [sh, -c, 'echo "$TOKEN" > got; cat "$KEY_FILE" >> got; stat -c %a "$KEY_FILE" >> got; exec cat']
          env: { TOKEN: "Bearer ${secret:token}", KEY_FILE: "${secret:key}" }
        - name: other
          command: [sh, -c, 'env > other; exec cat']
      """;

  /** Longer than its pane is wide, so that the terminal breaks it. */
  private static final String LONG = "s3cr3t-" + "0123456789abcdef".repeat(10) + "-ends-here";

  private static final String TALKER =
      """
      team: vault
      agents:
        - name: talker
          command:
            - sh
            - -c
            - |
              tmuxo send operator "the $TOKEN it is"
              printf '%s\\n' "$TOKEN" | fold -w 30
              until test -e go; do sleep 0.1; done
              echo "last words: $TOKEN"
              exit 3
          env: { TOKEN: "${secret:token}" }
      """;

  @TempDir Path home;

  @Test
  void secretsReachTheAgentThatNamesThemAndNothingElse() throws IOException {
    SecretSource source =
        (team, name) ->
            Optional.ofNullable(
                Map.of("token", Secret.text(TOKEN), "key", Secret.file(KEY)).get(name));
    try (Orchestrator orchestrator = host(source)) {
      Team team = orchestrator.start(spec());
      Path got = home.resolve("got");
      Awaitility.await().until(() -> Files.exists(got) && Files.readString(got).endsWith("600\n"));
      assertThat(got).content().isEqualTo("Bearer " + TOKEN + "\n" + KEY + "600\n");
      assertThat(Files.readString(home.resolve("other"))).doesNotContain(TOKEN, "KEY_FILE");
      team.stop(Duration.ofSeconds(1), "enough").join();
    }
    assertThatNothingOfTheHostHoldsThem("s3cr3t", "BEGIN KEY");
  }

  @Test
  void whatAnAgentTellsOfItsSecretsIsMasked() throws IOException {
    try (Orchestrator orchestrator = host((team, name) -> Optional.of(Secret.text(LONG)))) {
      Team team = orchestrator.start(load(TALKER));
      team.send(Draft.text("operator", "talker", "Is " + LONG + " the token?")).join();
      Awaitility.await()
          .until(() -> Files.readString(team.journalFile()).contains("the **** it is"));
      Awaitility.await()
          .until(
              () -> String.join("|", team.capture("talker", 50).join()),
              shown -> shown.contains("****"));
      assertThat(String.join("", team.capture("talker", 50).join()))
          .doesNotContain("s3cr3t", "ends-here");
      Files.createFile(home.resolve("go"));
      assertThat(team.ended().join().outcome()).isEqualTo(Event.Outcome.FAILED);
      assertThat(team.journalFile()).content().contains("agent-exited", "last words");
    }
    assertThatNothingOfTheHostHoldsThem("s3cr3t", "ends-here");
  }

  /** But for transcripts, which tmux writes on the node; they are masked when they are archived. */
  private void assertThatNothingOfTheHostHoldsThem(String... parts) throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("state"))) {
      for (Path file :
          files
              .filter(Files::isRegularFile)
              .filter(f -> !f.getParent().endsWith("transcripts"))
              .toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
            .as(file.toString())
            .doesNotContain(parts);
      }
    }
  }

  @Test
  void aTeamDoesNotStartWithoutTheSecretsItNames() {
    try (Orchestrator orchestrator = host(SecretSource.variables(Map.of("key", "")))) {
      assertThatThrownBy(() -> orchestrator.start(spec()))
          .isInstanceOfSatisfying(
              TmuxoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SECRET_MISSING))
          .hasMessageContaining("key, token");
      assertThat(orchestrator.teams()).isEmpty();
    }
  }

  @Test
  void secretsAreNamedInVariablesOfAgentsOnly() {
    assertThatThrownBy(() -> load(TEAM.replace("vault", "'${secret:token}'")))
        .hasMessageContaining("team");
  }

  private Orchestrator host(SecretSource source) {
    return Orchestrator.open(
        RigSettings.of(home.resolve("state")), Host.process().withSecrets(source));
  }

  private TeamSpec spec() {
    return load(TEAM);
  }

  private TeamSpec load(String text) {
    return new TeamFileLoader(ResourceLibrary.builtIn(), Environment.of(Map.of()))
        .load(new SourceText("team.yaml", text), home);
  }
}
