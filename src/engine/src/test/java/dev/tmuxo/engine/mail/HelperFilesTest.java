package dev.tmuxo.engine.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HelperFilesTest {

  @Test
  void areScriptsForAnyShell() {
    assertThat(HelperFiles.programs())
        .extracting(HelperFiles.Program::name)
        .containsExactly("tmuxo", "send-claude-message.sh", "schedule_with_note.sh");
    assertThat(HelperFiles.programs())
        .extracting(HelperFiles.Program::content)
        .allSatisfy(
            script -> {
              assertThat(script).startsWith("#!/bin/sh\n").endsWith("\n");
              assertThat(script.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c <= '~'));
            });
  }

  @Test
  void passShellcheck(@TempDir Path dir) throws Exception {
    assumeTrue(Shells.installed("shellcheck"), "shellcheck is not installed");
    for (HelperFiles.Program program : HelperFiles.programs()) {
      Path file = Files.writeString(dir.resolve(program.name()), program.content());
      TeamTmux.Outcome outcome =
          TeamTmux.run(new ProcessBuilder("shellcheck", "-s", "sh", file.toString()), new byte[0]);
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.status()).isZero();
    }
  }
}
