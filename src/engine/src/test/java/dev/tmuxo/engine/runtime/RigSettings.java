package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.config.Keep;
import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Settings of a host in a test. */
final class RigSettings {
  private RigSettings() {}

  static Settings of(Path home) {
    return new Settings(
        new Settings.Tmux(TmuxFixture.binary(), 5000, 120, 40),
        home,
        new Settings.EnvironmentVariables(List.of()),
        new Settings.Stop(Duration.ofSeconds(2)),
        new Settings.Delivery(Duration.ofSeconds(10), 10_000),
        new Settings.Mail(1000),
        new Settings.Restart(3, Duration.ofMinutes(5)),
        new Settings.Journal(64 << 20, Keep.ALL),
        new Settings.Log(Settings.Log.Format.PLAIN, Settings.Log.Level.INFO, 1 << 20, 3),
        List.of());
  }
}
