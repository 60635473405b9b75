package io.jenkins.plugins.tmuxorchestrator.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.config.Settings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostSettingsTest {
  @TempDir Path home;

  @Test
  void whatAnAdministratorSaysCounts() {
    Settings settings = HostSettings.of(home, "/opt/tmux", "/srv/agents");
    assertThat(settings.home()).isEqualTo(home);
    assertThat(settings.tmux().path()).isEqualTo("/opt/tmux");
    assertThat(settings.resources()).containsExactly(Path.of("/srv/agents"));
  }

  @Test
  void whatNobodySaysIsAsUsual() {
    Settings settings = HostSettings.of(home, "", "");
    assertThat(settings.tmux().path()).isEqualTo("tmux");
    assertThat(settings.resources()).isEmpty();
  }
}
