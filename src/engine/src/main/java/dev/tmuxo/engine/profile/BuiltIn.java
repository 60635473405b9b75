package dev.tmuxo.engine.profile;

import dev.tmuxo.engine.document.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The resources inside our own jar (or folder of classes), under {@code /tmuxo/}. */
final class BuiltIn {

  private static final String ROOT = "/tmuxo/";

  /** A file that is always there: not every jar has entries for its folders. */
  private static final String LANDMARK = "briefings/team.md";

  private BuiltIn() {}

  static Optional<SourceText> read(String path) {
    try (InputStream in = BuiltIn.class.getResourceAsStream(ROOT + path)) {
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
  static List<String> list(String folder) {
    URL landmark = BuiltIn.class.getResource(ROOT + LANDMARK);
    try {
      URLConnection connection = landmark.openConnection();
      return connection instanceof JarURLConnection jar
          ? listJar(jar, folder)
          : listFolder(landmark.toURI(), folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> listFolder(URI landmark, String folder) throws IOException {
    Path root = Path.of(landmark).getParent().getParent();
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }

  private static List<String> listJar(JarURLConnection connection, String folder)
      throws IOException {
    // Closing a jar file that the class loader shares would close it for the class loader.
    connection.setUseCaches(false);
    String landmark = connection.getEntryName();
    String prefix = landmark.substring(0, landmark.length() - LANDMARK.length()) + folder + "/";
    try (JarFile jar = connection.getJarFile()) {
      return jar.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0)
          .map(name -> name.substring(prefix.length()))
          .filter(name -> !name.isEmpty())
          .toList();
    }
  }
}
