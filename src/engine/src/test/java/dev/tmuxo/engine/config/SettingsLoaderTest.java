package dev.tmuxo.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsLoaderTest {

  @TempDir Path root;

  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, String> flags = new HashMap<>();
  private Path project;

  @BeforeEach
  void keepAwayFromTheMachine() throws IOException {
    variables.put("HOME", root.resolve("home").toString());
    variables.put("XDG_CONFIG_DIRS", root.resolve("etc") + ":" + root.resolve("etc2"));
    project = Files.createDirectories(root.resolve("project"));
  }

  private Effective load() {
    return SettingsLoader.load(new Sources(variables, project, Optional.empty(), flags));
  }

  private Effective.Entry entry(String key) {
    return load().entries().stream().filter(e -> e.key().equals(key)).findFirst().orElseThrow();
  }

  private Path write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private AbstractThrowableAssert<?, ? extends Throwable> failure(ErrorCode code) {
    return assertThatThrownBy(this::load)
        .isInstanceOfSatisfying(TmuxoException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void hasDefaultsForEverything() {
    Settings settings = load().settings();

    assertThat(settings.tmux()).isEqualTo(new Settings.Tmux("tmux", 50_000, 200, 50));
    assertThat(settings.home()).isEqualTo(root.resolve("home/.local/state/tmuxo"));
    assertThat(settings.stop().grace()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.environment().pass()).isEmpty();
    assertThat(load().entries()).allMatch(e -> e.origin().equals("built-in"));
  }

  @Test
  void letsLaterLayersWinAndNamesTheOriginOfEachValue() throws IOException {
    Path lessImportant = write("etc2/tmuxo/config.yaml", "tmux: { rows: 21, columns: 121 }");
    Path system = write("etc/tmuxo/config.yaml", "tmux:\n  rows: 22\n");
    Path user = write("home/.config/tmuxo/config.yaml", "stop:\n\n  grace: 1m30s\n");
    Path own = write("project/.tmuxo/config.yaml", "restart: { limit: 7 }\nhome: state\n");
    variables.put("TMUXO_RESTART_WINDOW", "1h");
    variables.put("TMUXO_TMUX_HISTORY_LIMIT", "10");
    flags.put("tmux.historyLimit", "11");

    Settings settings = load().settings();

    assertThat(settings.tmux()).isEqualTo(new Settings.Tmux("tmux", 11, 121, 22));
    assertThat(settings.stop().grace()).isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.restart()).isEqualTo(new Settings.Restart(7, Duration.ofHours(1)));
    assertThat(settings.home()).isEqualTo(own.resolveSibling("state"));
    assertThat(entry("tmux.columns").origin()).isEqualTo(lessImportant + ":1");
    assertThat(entry("tmux.rows").origin()).isEqualTo(system + ":2");
    assertThat(entry("stop.grace").origin()).isEqualTo(user + ":3");
    assertThat(entry("stop.grace").value()).isEqualTo("1m30s");
    assertThat(entry("restart.window").origin()).isEqualTo("TMUXO_RESTART_WINDOW");
    assertThat(entry("tmux.historyLimit").origin()).isEqualTo("--set");
    assertThat(entry("tmux.historyLimit").builtIn()).isEqualTo("50000");
  }

  @Test
  void takesTheStateDirectoryFromItsVariableBeforeXdg() {
    variables.put("XDG_STATE_HOME", "/var/state");
    assertThat(load().settings().home()).isEqualTo(Path.of("/var/state/tmuxo"));
    variables.put("TMUXO_HOME", "/srv/tmuxo");
    assertThat(load().settings().home()).isEqualTo(Path.of("/srv/tmuxo"));
  }

  @Test
  void ignoresRelativeXdgDirectories() {
    variables.put("XDG_STATE_HOME", "state");
    assertThat(load().settings().home()).isEqualTo(root.resolve("home/.local/state/tmuxo"));
  }

  @Test
  void readsTheUserFileThatIsNamed() throws IOException {
    Path file = write("ci.yaml", "resources: [shared, /opt/agents]\n");
    variables.put("TMUXO_CONFIG", file.toString());
    assertThat(load().settings().resources())
        .containsExactly(root.resolve("shared"), Path.of("/opt/agents"));

    variables.put("TMUXO_CONFIG", "nowhere.yaml");
    failure(ErrorCode.FILE_NOT_READABLE)
        .hasMessage("TMUXO_CONFIG names \"nowhere.yaml\", which does not exist");
  }

  @Test
  void findsTheProjectBesideTheTeamFileElseUpwardsToTheGitRoot() throws IOException {
    write(".tmuxo/config.yaml", "tmux: { rows: 11 }");
    write("project/.tmuxo/config.yaml", "tmux: { rows: 12 }");
    write("project/teams/.tmuxo/config.yaml", "tmux: { rows: 13 }");
    Path inside = Files.createDirectories(project.resolve("src/deep"));
    Sources deep = new Sources(variables, inside, Optional.empty(), flags);

    assertThat(SettingsLoader.load(deep).settings().tmux().rows()).isEqualTo(50);

    Files.createDirectory(project.resolve(".git"));
    assertThat(SettingsLoader.load(deep).settings().tmux().rows()).isEqualTo(12);
    Effective beside = SettingsLoader.load(deep.withTeamFile(Path.of("../../teams/team.yaml")));
    assertThat(beside.settings().tmux().rows()).isEqualTo(13);
    assertThat(beside.resourceFolders())
        .containsExactly(project.resolve("teams/.tmuxo"), root.resolve("home/.config/tmuxo"));
  }

  @Test
  void putsExtraResourcesAfterTheUsers() {
    flags.put("resources", "more,/opt/x");
    assertThat(load().resourceFolders())
        .containsExactly(
            root.resolve("home/.config/tmuxo"), project.resolve("more"), Path.of("/opt/x"));
  }

  @Test
  void reportsEveryMistakeInEveryLayerAtOnce() throws IOException {
    Path user = write("home/.config/tmuxo/config.yaml", "tmux:\n  histroyLimit: 5\n  rows: many\n");
    variables.put("TMUXO_STOP_GRACE", "soon");
    variables.put("TMUXO_DELIVERY_TIMOUT", "5s");
    flags.put("tmux.colums", "3");

    failure(ErrorCode.FILE_INVALID)
        .hasMessageContaining(
            user + ":2: tmux.histroyLimit: unknown setting; did you mean \"tmux.historyLimit\"?")
        .hasMessageContaining(user + ":3: tmux.rows: must be a whole number from 5 to 10000")
        .hasMessageContaining(
            "TMUXO_STOP_GRACE: stop.grace: must be a duration such as 90s, 15m, 1h30m or 2d,"
                + " from 0s to 10m [TMUXO-2012]")
        .hasMessageContaining("did you mean \"TMUXO_DELIVERY_TIMEOUT\"")
        .hasMessageContaining("did you mean \"tmux.columns\"");
  }

  @Test
  void leavesVariablesOfOthersAlone() {
    variables.put("TMUXO_TEAM", "shop");
    variables.put("TMUXO_AGENT", "pm");
    assertThat(load().entries()).isNotEmpty();
  }

  @Test
  void refusesWhatIsNoSection() throws IOException {
    write("project/.tmuxo/config.yaml", "tmux: fast\n");
    failure(ErrorCode.SETTING_INVALID)
        .hasMessageContaining(":1: tmux: must be a mapping (\"name: value\" lines), not text");
  }

  @Test
  void refusesAnUnexpandedHomeDirectory() throws IOException {
    write("project/.tmuxo/config.yaml", "home: ~/state\n");
    failure(ErrorCode.SETTING_INVALID).hasMessageContaining("write ${HOME}, not ~");
  }

  @Test
  void putsVariablesIntoFiles() throws IOException {
    write("project/.tmuxo/config.yaml", "home: ${HOME}/state\nenvironment: { pass: [A_B, C] }\n");
    assertThat(load().settings().home()).isEqualTo(root.resolve("home/state"));
    assertThat(load().settings().environment().pass()).containsExactly("A_B", "C");
    assertThat(entry("environment.pass").value()).isEqualTo("A_B,C");
  }

  @Test
  void readsBackEveryValueItShows() {
    flags.put("resources", "a,b");
    flags.put("environment.pass", "X, Y");
    flags.put("delivery.timeout", "61s");
    Effective first = load();
    flags.clear();
    first.entries().forEach(e -> flags.put(e.key(), e.value()));

    assertThat(load().settings()).isEqualTo(first.settings());
  }

  @Test
  void acceptsAnEmptyFile() throws IOException {
    write("project/.tmuxo/config.yaml", "\n");
    assertThat(load().settings().tmux().rows()).isEqualTo(50);
  }

  @Test
  void namesItsVariablesAfterTheKeys() {
    assertThat(entry("delivery.maxQueued").variable()).isEqualTo("TMUXO_DELIVERY_MAX_QUEUED");
    assertThat(entry("home").variable()).isEqualTo("TMUXO_HOME");
  }
}
