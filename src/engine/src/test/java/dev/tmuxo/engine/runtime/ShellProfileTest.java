package dev.tmuxo.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.profile.Profile;
import dev.tmuxo.engine.profile.ProfileLoader;
import dev.tmuxo.engine.profile.ResourceLibrary;
import dev.tmuxo.testkit.text.Hostile;
import dev.tmuxo.testkit.text.HostileText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shells as agents: what is typed is what they run. */
final class ShellProfileTest {
  private static final String END = "ZZ_TMUXO_ZZ";

  @TempDir Path home;

  private final ProfileLoader profiles = new ProfileLoader(ResourceLibrary.builtIn());

  private TeamRig rig(String profile) {
    Profile loaded = profiles.load(profile);
    assumeTrue(installed(loaded.command().get(0)), loaded.command().get(0) + " is not installed");
    return new TeamRig(home, "shell-" + profile).agent("sh", profile, loaded.command());
  }

  private static boolean installed(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"shell", "sh", "zsh"})
  void hostileTextsReachAHereDocumentByteForByte(String profile) throws Exception {
    try (TeamRig rig = rig(profile)) {
      rig.start();
      Profile.Limits limits = profiles.load(profile).limits();
      Path file = home.resolve("received");
      for (HostileText text : Hostile.texts()) {
        String command = "cat > received <<'" + END + "'\n" + text.cleaned() + "\n" + END;
        if (tooLarge(command, limits)) {
          Assertions.assertThatThrownBy(() -> rig.type("sh", command))
              .isInstanceOf(CompletionException.class)
              .hasCauseInstanceOf(TmuxoException.class);
          continue;
        }
        AgentMessage message = rig.type("sh", command);
        rig.awaitState(message, "sh", DeliveryState.FINISHED);
        assertThat(Files.readString(file)).as(text.name()).isEqualTo(text.cleaned() + "\n");
      }
    }
  }

  private static boolean tooLarge(String text, Profile.Limits limits) {
    return bytes(text) > limits.bytes()
        || List.of(text.split("\n", -1)).stream().anyMatch(l -> bytes(l) > limits.lineBytes());
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  @ParameterizedTest
  @ValueSource(strings = {"shell", "sh", "zsh"})
  void aShellIsBusyWhileACommandRunsAndTakesTheNextAfterwards(String profile) {
    try (TeamRig rig = rig(profile)) {
      rig.start();
      rig.awaitAgent("sh", AgentState.IDLE);
      AgentMessage first = rig.type("sh", "sleep 2");
      AgentMessage second = rig.type("sh", "echo after > after");
      rig.awaitAgent("sh", AgentState.BUSY);
      assertThat(home.resolve("after")).doesNotExist();
      rig.awaitState(second, "sh", DeliveryState.FINISHED);
      assertThat(home.resolve("after")).exists();
      assertThat(rig.states(first.id(), "sh"))
          .containsExactly(
              DeliveryState.SENDING,
              DeliveryState.SUBMITTED,
              DeliveryState.STARTED,
              DeliveryState.FINISHED);
    }
  }
}
