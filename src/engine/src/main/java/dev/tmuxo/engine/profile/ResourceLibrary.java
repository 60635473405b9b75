package dev.tmuxo.engine.profile;

import dev.tmuxo.engine.document.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what users may read, copy and replace: profiles, roles and message templates. A file in an
 * earlier folder hides one of the same name in a later folder, and every folder hides what is built
 * in. Immutable; looks anew at each call.
 */
public final class ResourceLibrary {

  /** What there is, each in a folder of its own. */
  public enum Kind {
    PROFILE("profiles", ".yaml"),
    ROLE("roles", ".md"),
    /** What agents are told besides their role. */
    BRIEFING("briefings", ".md"),
    MESSAGE("messages", ".md");

    private final String folder;
    private final String suffix;

    Kind(String folder, String suffix) {
      this.folder = folder;
      this.suffix = suffix;
    }

    /** The path of one inside a folder of resources, such as {@code profiles/shell.yaml}. */
    public String path(String name) {
      return folder + "/" + name + suffix;
    }
  }

  /** Keeps a name inside its folder. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final List<Path> folders;

  /**
   * @param folders most important first; one that does not exist is empty
   */
  public ResourceLibrary(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /** Only what is built in. */
  public static ResourceLibrary builtIn() {
    return new ResourceLibrary(List.of());
  }

  /** The one that counts, if there is any. */
  public Optional<SourceText> find(Kind kind, String name) {
    return all(kind, name).stream().findFirst();
  }

  /** All of that name, the one that counts first, then what it hides. */
  public List<SourceText> all(Kind kind, String name) {
    if (!NAME.matcher(name).matches()) {
      return List.of();
    }
    List<SourceText> found = new ArrayList<>();
    for (Path folder : folders) {
      Path file = folder.resolve(kind.path(name));
      if (Files.exists(file)) {
        found.add(SourceText.read(file));
      }
    }
    BuiltIn.read(kind.path(name)).ifPresent(found::add);
    return found;
  }

  /** The names of all there are of a kind. */
  public NavigableSet<String> names(Kind kind) {
    NavigableSet<String> files = new TreeSet<>(BuiltIn.list(kind.folder));
    folders.forEach(folder -> files.addAll(list(folder.resolve(kind.folder))));
    NavigableSet<String> names = new TreeSet<>();
    for (String file : files) {
      String name = file.substring(0, file.length() - kind.suffix.length());
      if (file.endsWith(kind.suffix) && NAME.matcher(name).matches()) {
        names.add(name);
      }
    }
    return names;
  }

  /** A folder that cannot be listed offers no names; reading a file in it says why. */
  private static List<String> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
