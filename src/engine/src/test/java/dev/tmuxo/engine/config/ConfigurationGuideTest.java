package dev.tmuxo.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/configuration.md} to what the code does. */
final class ConfigurationGuideTest {

  @Test
  void tellsEverySettingAsTheCodeHasIt() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("../../docs/configuration.md")).stream()
            .filter(l -> l.startsWith("| `"))
            .toList();

    assertThat(rows)
        .containsExactlyElementsOf(Setting.ALL.stream().map(ConfigurationGuideTest::row).toList());
  }

  private static String row(Setting<?> setting) {
    String builtIn =
        setting.equals(Setting.HOME)
            ? "`$XDG_STATE_HOME/tmuxo`, else `~/.local/state/tmuxo`"
            : setting.builtIn().isEmpty() ? "none" : "`" + setting.builtIn() + "`";
    return String.format(
        "| `%s` | `%s` | %s | %s Must be %s. |",
        setting.key(),
        setting.variable(),
        builtIn,
        setting.description(),
        setting.form().wording());
  }
}
