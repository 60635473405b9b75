package dev.tmuxo.engine.team;

import dev.tmuxo.engine.document.Environment;
import dev.tmuxo.engine.document.SourceText;
import dev.tmuxo.engine.profile.ResourceLibrary;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Loads team files with the tests' own profiles and roles. */
final class TeamFiles {

  private final Path base;
  private final Map<String, String> variables;

  TeamFiles(Path base, Map<String, String> variables) {
    this.base = base;
    this.variables = variables;
  }

  /** Profiles and roles of the tests. */
  static Path folder() {
    try {
      return Path.of(TeamFiles.class.getResource("/library").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static ResourceLibrary library() {
    return new ResourceLibrary(List.of(folder()));
  }

  TeamFile read(String text) {
    return new TeamFileLoader(library(), Environment.of(variables))
        .read(new SourceText("team.yaml", text), base);
  }

  TeamSpec load(String text) {
    return read(text).team();
  }
}
