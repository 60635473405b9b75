package io.jenkins.plugins.tmuxorchestrator.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin that the default build packs is the one that Jenkins' own build packs. */
final class BothBuildsIT {

  @TempDir static Path folder;
  private static PackedPlugin ofDefaultBuild;
  private static PackedPlugin ofJenkinsBuild;

  @BeforeAll
  static void open() throws IOException {
    ofDefaultBuild =
        PackedPlugin.open(Path.of("target", "tmux-orchestrator.hpi"), folder.resolve("default.jar"));
    ofJenkinsBuild =
        PackedPlugin.open(
            Path.of("target-jenkins", "tmux-orchestrator.hpi"), folder.resolve("jenkins.jar"));
  }

  @AfterAll
  static void close() {
    ofDefaultBuild.close();
    ofJenkinsBuild.close();
  }

  @Test
  void bothHaveTheSameClassesWithTheSameMembers() {
    same(PackedPlugin::classes);
  }

  @Test
  void bothHaveTheSameViewsAndTexts() {
    same(PackedPlugin::resources);
  }

  @Test
  void bothListTheSameExtensions() {
    same(PackedPlugin::extensions);
  }

  @Test
  void bothHaveTheSameAnnotationIndexes() {
    same(PackedPlugin::indexes);
  }

  @Test
  void bothBundleTheSameLibraries() {
    same(PackedPlugin::libraries);
  }

  @Test
  void bothDependOnTheSamePlugins() {
    same(PackedPlugin::dependencies);
  }

  private static void same(Function<PackedPlugin, ?> part) {
    assertThat(part.apply(ofDefaultBuild)).isEqualTo(part.apply(ofJenkinsBuild));
  }
}
