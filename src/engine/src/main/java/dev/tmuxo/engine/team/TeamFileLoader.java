package dev.tmuxo.engine.team;

import dev.tmuxo.engine.document.Environment;
import dev.tmuxo.engine.document.Field;
import dev.tmuxo.engine.document.Problems;
import dev.tmuxo.engine.document.SchemaCheck;
import dev.tmuxo.engine.document.SourceText;
import dev.tmuxo.engine.document.Variables;
import dev.tmuxo.engine.document.YamlReader;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.profile.ResourceLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads team files; {@code docs/team-file.md} describes them. Everything wrong with a file is told
 * at once, with line, field and the way out. Not thread-safe, cheap to make.
 */
public final class TeamFileLoader {

  private static final String DOCUMENTATION = "docs/team-file.md";

  private final ResourceLibrary library;
  private final Environment environment;
  private final boolean here;

  /**
   * @param library where profiles, roles and message templates are found
   * @param environment what {@code ${NAME}} in the file refers to
   */
  public TeamFileLoader(ResourceLibrary library, Environment environment) {
    this(library, environment, true);
  }

  private TeamFileLoader(ResourceLibrary library, Environment environment, boolean here) {
    this.library = library;
    this.environment = environment;
    this.here = here;
  }

  /**
   * A loader for teams that run on another machine. Working directories are not looked for here;
   * relative ones mean the same absolute path there.
   */
  public TeamFileLoader forOtherMachine() {
    return new TeamFileLoader(library, environment, false);
  }

  /**
   * Reads a file.
   *
   * @throws TmuxoException naming file, line and field of every problem
   */
  public TeamSpec load(Path file) {
    return read(file).team();
  }

  /**
   * Reads a team file that is not a file here.
   *
   * @param base what relative paths in it start from
   * @throws TmuxoException naming file, line and field of every problem
   */
  public TeamSpec load(SourceText source, Path base) {
    return read(source, base).team();
  }

  /** As {@link #load(Path)}, with what looks odd in it. */
  public TeamFile read(Path file) {
    return read(SourceText.read(file), file.toAbsolutePath().getParent());
  }

  /** As {@link #load(SourceText, Path)}, with what looks odd in it. */
  public TeamFile read(SourceText source, Path base) {
    Problems problems = new Problems();
    Optional<Field> root = YamlReader.read(source, problems);
    if (root.isPresent() && !(root.get().body() instanceof Field.Entries)) {
      problems.add(
          ErrorCode.YAML_SYNTAX,
          root.get(),
          "a team file is a mapping (\"team: NAME\", \"agents: ...\"), not "
              + root.get().described());
      root = Optional.empty();
    }
    if (root.isEmpty()) {
      problems.throwIfAny(DOCUMENTATION);
    }
    Field file = Variables.expand(root.orElseThrow(), environment, problems);
    List<Field> between = SchemaCheck.named("team.schema.json").check(file, problems);
    List<String> hints = new ArrayList<>();
    TeamSpec team = new TeamReader(library, environment, base, here, problems, hints).read(file);
    for (Field field : between) {
      if (!problems.concern(field.path())) {
        problems.add(ErrorCode.FIELD_INVALID, field, "these fields do not go together");
      }
    }
    problems.throwIfAny(DOCUMENTATION);
    return new TeamFile(team, hints);
  }
}
