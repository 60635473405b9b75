package dev.tmuxo.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.profile.Profile;
import dev.tmuxo.engine.profile.ProfileLoader;
import dev.tmuxo.engine.profile.ResourceLibrary;
import dev.tmuxo.engine.team.AgentSpec;
import dev.tmuxo.engine.team.AgentSpecs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that a profile places for its agents. */
final class AgentFilesTest {
  private static final String SETTINGS = "{ \"updates\": false, \"name\": \"$HOME é\" }\n";

  @TempDir Path home;
  private Profile profile;

  @BeforeEach
  void writeProfile() throws IOException {
    Files.createDirectories(home.resolve("profiles"));
    Files.writeString(
        home.resolve("profiles/cli.yaml"),
        """
        extends: sh
        env: { SETTINGS: "${AGENT_DIR}/conf/settings.json" }
        files:
          conf/settings.json: |
            { "updates": false, "name": "$HOME é" }
        """);
    profile = new ProfileLoader(new ResourceLibrary(java.util.List.of(home))).load("cli");
  }

  @Test
  void anAgentFindsItsFilesWhereItsEnvironmentSays() throws IOException {
    try (TeamRig rig = new TeamRig(home, "files")) {
      rig.agent("pm", "sh", profile.command()).with(this::withProfile).start();
      rig.awaitAgent("pm", AgentState.IDLE);
      rig.type("pm", "echo \"$SETTINGS\" > where; cp \"$SETTINGS\" copy");
      rig.until(() -> Files.exists(home.resolve("copy")));
      assertThat(home.resolve("copy")).hasContent(SETTINGS);
      Path file = Path.of(Files.readString(home.resolve("where")).strip());
      assertThat(file.toString()).endsWith("/agents/pm/conf/settings.json");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  private AgentSpec withProfile(AgentSpec spec) {
    return AgentSpecs.like(spec.withEnv(profile.env())).profile(profile).spec();
  }
}
