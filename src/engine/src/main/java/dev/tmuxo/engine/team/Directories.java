package dev.tmuxo.engine.team;

import dev.tmuxo.engine.document.Field;
import dev.tmuxo.engine.document.Problems;
import dev.tmuxo.engine.document.SourceText;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the directories and files that a team file names, from where it stands. */
final class Directories {

  private final Path base;
  private final boolean here;
  private final Problems problems;

  /**
   * @param here whether directories are on this machine, so that they can be looked at
   */
  Directories(Path base, boolean here, Problems problems) {
    this.base = base.toAbsolutePath().normalize();
    this.here = here;
    this.problems = problems;
  }

  /** Where the team file is. */
  Path base() {
    return base;
  }

  /** The directory a field names. */
  Path directory(Field field) {
    Optional<Path> path = path(field);
    if (here && path.isPresent() && !Files.isDirectory(path.get())) {
      problems.add(
          ErrorCode.FIELD_INVALID,
          field,
          "there is no directory \""
              + field.shown()
              + "\" (relative paths start at the team file's directory, "
              + base
              + "); create it, or correct the path");
    }
    return path.orElse(base);
  }

  /** The text of a file that a field names. */
  Optional<String> file(Field field) {
    Optional<Path> path = path(field);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(SourceText.read(path.get(), "\"" + field.shown() + "\"").text());
    } catch (TmuxoException e) {
      problems.add(e, field);
      return Optional.empty();
    }
  }

  private Optional<Path> path(Field field) {
    try {
      return field.text().filter(t -> !t.isEmpty()).map(t -> base.resolve(t).normalize());
    } catch (InvalidPathException e) {
      problems.add(ErrorCode.FIELD_INVALID, field, "is not a path");
      return Optional.empty();
    }
  }
}
