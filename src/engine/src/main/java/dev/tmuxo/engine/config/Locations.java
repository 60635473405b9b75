package dev.tmuxo.engine.config;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where things are by the XDG base directory specification
 * (https://specifications.freedesktop.org/basedir-spec/) and beside the project.
 */
final class Locations {

  private static final String CONFIG = "config.yaml";
  private static final String PROJECT = ".tmuxo";

  private final Map<String, String> variables;
  private final Sources sources;

  Locations(Sources sources) {
    this.sources = sources;
    this.variables = sources.variables();
  }

  /** The files to read, least important first, each with what it is. */
  List<Path> files() {
    List<Path> files = new ArrayList<>(system());
    files.add(userFile());
    project().map(p -> p.resolve(CONFIG)).ifPresent(files::add);
    return files.stream().filter(Files::exists).toList();
  }

  /** Of several system directories the first is the most important. */
  private List<Path> system() {
    String directories = variables.getOrDefault("XDG_CONFIG_DIRS", "");
    List<Path> files = new ArrayList<>();
    for (String directory :
        (directories.isEmpty() ? "/etc:/etc/xdg" : directories).split(File.pathSeparator, 100)) {
      absolute(directory).ifPresent(d -> files.add(0, d.resolve("tmuxo").resolve(CONFIG)));
    }
    return files;
  }

  private Path userFile() {
    String named = variables.getOrDefault("TMUXO_CONFIG", "");
    if (named.isEmpty()) {
      return userFolder().resolve(CONFIG);
    }
    try {
      Path file = sources.workingDirectory().resolve(named);
      if (Files.exists(file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      // What is no path is no file either.
    }
    throw new TmuxoException(
        ErrorCode.FILE_NOT_READABLE,
        "TMUXO_CONFIG names \"" + named + "\", which does not exist",
        "Correct or unset the variable.");
  }

  /** The user's own settings, profiles, roles and templates. */
  Path userFolder() {
    return base("XDG_CONFIG_HOME", ".config").resolve("tmuxo");
  }

  /** The state directory unless it is set. */
  Path stateFolder() {
    return base("XDG_STATE_HOME", ".local/state").resolve("tmuxo");
  }

  /** The nearest {@code .tmuxo}: beside the team file, else from the working directory upwards. */
  Optional<Path> project() {
    return sources
        .teamFile()
        .map(f -> sources.workingDirectory().resolve(f).normalize().getParent())
        .flatMap(Locations::projectAbove)
        .or(() -> projectAbove(sources.workingDirectory()));
  }

  /** Looks upwards only inside a git repository: what lies above belongs to somebody else. */
  private static Optional<Path> projectAbove(Path start) {
    List<Path> way = new ArrayList<>();
    for (Path at = start; at != null; at = at.getParent()) {
      way.add(at);
      if (Files.exists(at.resolve(".git"))) {
        return firstProject(way);
      }
    }
    return firstProject(List.of(start));
  }

  private static Optional<Path> firstProject(List<Path> folders) {
    return folders.stream().map(f -> f.resolve(PROJECT)).filter(Files::isDirectory).findFirst();
  }

  private Path base(String variable, String otherwise) {
    return absolute(variables.getOrDefault(variable, ""))
        .orElseGet(() -> home().resolve(otherwise));
  }

  private Path home() {
    return absolute(variables.getOrDefault("HOME", ""))
        .orElseGet(() -> Path.of(System.getProperty("user.home")));
  }

  /** The specification wants relative paths ignored. */
  private static Optional<Path> absolute(String path) {
    try {
      return Optional.of(path).filter(p -> !p.isEmpty()).map(Path::of).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
