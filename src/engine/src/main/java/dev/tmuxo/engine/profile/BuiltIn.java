package dev.tmuxo.engine.profile;

import dev.tmuxo.engine.document.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The resources inside our own jar (or folder of classes), under {@code /tmuxo/}. */
final class BuiltIn {

  private static final String ROOT = "tmuxo/";

  private BuiltIn() {}

  static Optional<SourceText> read(String path) {
    try (InputStream in = loader().getResourceAsStream(ROOT + path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(
              new SourceText(
                  "built-in:" + path, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the files in a folder. */
  static Set<String> list(String folder) {
    Set<String> names = new TreeSet<>();
    try {
      for (URL url : Collections.list(loader().getResources(ROOT + folder))) {
        if (url.openConnection() instanceof JarURLConnection jar) {
          listJar(jar, names);
        } else if (url.getProtocol().equals("file")) {
          listFolder(url.toURI(), names);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return names;
  }

  private static void listFolder(URI folder, Set<String> names) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      files.map(f -> f.getFileName().toString()).forEach(names::add);
    }
  }

  private static void listJar(JarURLConnection connection, Set<String> names) throws IOException {
    // Closing a jar file that the class loader shares would close it for the class loader.
    connection.setUseCaches(false);
    String prefix =
        connection.getEntryName() + (connection.getEntryName().endsWith("/") ? "" : "/");
    try (JarFile jar = connection.getJarFile()) {
      jar.stream()
          .map(e -> e.getName())
          .filter(n -> n.startsWith(prefix) && n.indexOf('/', prefix.length()) < 0)
          .map(n -> n.substring(prefix.length()))
          .filter(n -> !n.isEmpty())
          .forEach(names::add);
    }
  }

  private static ClassLoader loader() {
    return BuiltIn.class.getClassLoader();
  }
}
