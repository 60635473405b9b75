package io.jenkins.plugins.tmuxorchestrator.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import hudson.Extension;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;

/** An hpi, opened to be compared. */
final class PackedPlugin {

  private static final String LIBRARIES = "WEB-INF/lib/";
  private static final String INDEXES = "META-INF/services/annotations/";

  private final ZipFile hpi;
  private final ZipFile jar;
  private final ApartLoader loader;

  private PackedPlugin(ZipFile hpi, Path jar) throws IOException {
    this.hpi = hpi;
    this.jar = new ZipFile(jar.toFile());
    this.loader = new ApartLoader(jar);
  }

  /** Opens the hpi; its own jar is put beside under the given name. */
  static PackedPlugin open(Path file, Path jar) throws IOException {
    ZipFile hpi = new ZipFile(file.toFile());
    try (InputStream own = hpi.getInputStream(hpi.getEntry(LIBRARIES + "tmux-orchestrator.jar"))) {
      Files.copy(own, jar);
    }
    return new PackedPlugin(hpi, jar);
  }

  void close() {
    loader.shut();
    try {
      jar.close();
      hpi.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, Set<String>> classes() {
    Map<String, Set<String>> classes = new TreeMap<>();
    names(jar)
        .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
        .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
        .forEach(name -> classes.put(name, Signature.ownMembers(loader.named(name))));
    return classes;
  }

  /** Views, help, messages and the webapp's files, with what is in them. */
  Map<String, String> resources() {
    Map<String, String> resources = new TreeMap<>();
    names(jar)
        .filter(name -> !name.endsWith(".class") && !name.endsWith("/"))
        .filter(name -> !name.startsWith("META-INF/") && !name.endsWith(".stapler"))
        .forEach(name -> resources.put(name, text(jar, name)));
    names(hpi)
        .filter(name -> !name.endsWith("/"))
        .filter(name -> !name.startsWith("META-INF/") && !name.startsWith("WEB-INF/"))
        .forEach(name -> resources.put(name, text(hpi, name)));
    return resources;
  }

  Set<String> extensions() {
    Set<String> extensions = new TreeSet<>();
    for (IndexItem<Extension, Object> item : Index.load(Extension.class, Object.class, loader)) {
      extensions.add(item.className() + " " + item.memberName());
    }
    return extensions;
  }

  Map<String, String> indexes() {
    return names(jar)
        .filter(name -> name.startsWith(INDEXES) && !name.endsWith("/"))
        .collect(
            Collectors.toMap(name -> name, name -> text(jar, name), (a, b) -> a, TreeMap::new));
  }

  Set<String> libraries() {
    return names(hpi)
        .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Set<String> dependencies() {
    try (InputStream in = hpi.getInputStream(hpi.getEntry("META-INF/MANIFEST.MF"))) {
      String all = new Manifest(in).getMainAttributes().getValue("Plugin-Dependencies");
      return Stream.of(all.split(","))
          .map(one -> one.replaceFirst(":[^;]*", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> names(ZipFile file) {
    return Collections.list(file.entries()).stream().map(ZipEntry::getName);
  }

  private static String text(ZipFile file, String name) {
    try (InputStream in = file.getInputStream(file.getEntry(name))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
