package io.jenkins.plugins.tmuxorchestrator;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What the build made of the plugin's sources. */
public final class PluginClasses {

  public static final Path DIRECTORY = Path.of("target", "classes");

  private PluginClasses() {}

  public static JavaClasses imported() {
    return new ClassFileImporter().importPath(DIRECTORY);
  }

  /** The files below the classes' directory whose names end so, in a stable order. */
  public static List<Path> files(String ending) {
    try (Stream<Path> files = Files.walk(DIRECTORY)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A view or help of a type: beside the type itself, else beside the nearest it extends. */
  public static Optional<Path> view(Class<?> type, String name) {
    return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
        .map(owner -> DIRECTORY.resolve(owner.getName().replace('.', '/').replace('$', '/')))
        .map(folder -> folder.resolve(name))
        .filter(Files::exists)
        .findFirst();
  }

  /** The class as loaded for reflection, not initialised. */
  public static Class<?> load(String name) {
    try {
      return Class.forName(name, false, PluginClasses.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name, e);
    }
  }
}
