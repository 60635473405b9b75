package io.jenkins.plugins.tmuxorchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The packed plugin: what Jenkins reads before it loads a class, and what travels with it. */
final class HpiIT {

  private static final Path HPI = Path.of("target", "tmux-orchestrator.hpi");
  private static final String LIBRARIES = "WEB-INF/lib/";
  private static final String OWN_JAR = LIBRARIES + "tmux-orchestrator.jar";

  /** Jenkins, or a plugin that ours depends on, brings what begins so. */
  private static final Set<String> PROVIDED =
      Set.of(
          "com/cloudbees/",
          "com/fasterxml/",
          "com/google/",
          "dev/tmuxo/jenkins/",
          "groovy/",
          "hudson/",
          "jakarta/",
          "javax/",
          "jenkins/",
          "net/sf/",
          "org/apache/",
          "org/jenkinsci/",
          "org/jvnet/",
          "org/kohsuke/",
          "org/slf4j/",
          "org/springframework/",
          "org/yaml/");

  @Test
  void theManifestSaysWhatJenkinsAsks() throws IOException {
    Map<String, String> manifest = attributes(read("META-INF/MANIFEST.MF"));
    assertThat(manifest)
        .contains(
            entry("Group-Id", "io.jenkins.plugins"),
            entry("Artifact-Id", "tmux-orchestrator"),
            entry("Short-Name", "tmux-orchestrator"),
            entry("Long-Name", "Tmux Orchestrator"),
            entry("Support-Dynamic-Loading", "true"))
        .containsKeys("Plugin-Version", "Plugin-License-Name", "Plugin-License-Url")
        .doesNotContainKey("Plugin-Developers")
        .containsEntry("Hudson-Version", manifest.get("Jenkins-Version"));
    assertThat(manifest.get("Jenkins-Version")).matches("2\\.\\d+(\\.\\d+)?");
    assertThat(manifest.values()).noneMatch(value -> value.contains("${"));
  }

  @Test
  void thePluginsJarSaysTheSame() throws IOException {
    Map<String, String> ofJar;
    try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(read(OWN_JAR)))) {
      ofJar = attributes(jar.getManifest());
    }
    Map<String, String> ofHpi = attributes(read("META-INF/MANIFEST.MF"));
    Set<String> ofTools = Set.of("Created-By", "Ant-Version", "Build-Jdk-Spec");
    ofJar.keySet().removeAll(ofTools);
    ofHpi.keySet().removeAll(ofTools);
    assertThat(ofJar).isEqualTo(ofHpi);
  }

  @Test
  void everyPluginWhoseTypesAreUsedIsADependency() throws IOException {
    String dependencies = attributes(read("META-INF/MANIFEST.MF")).get("Plugin-Dependencies");
    assertThat(dependencies.split(",")).allMatch(one -> one.matches("[a-z0-9-]+:[^:; ]+"));
    Set<String> ids =
        Arrays.stream(dependencies.split(","))
            .map(one -> one.replaceFirst(":.*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(ids).contains("jackson2-api", "snakeyaml-api", "structs").containsAll(pluginsUsed());
  }

  @Test
  void bundlesItsOwnLibrariesAndNothingElse() throws IOException {
    assertThat(libraries().stream().map(name -> name.replaceFirst("-\\d.*", "")))
        .containsExactlyInAnyOrder(
            "cron-utils",
            "itu",
            "json-schema-validator",
            "resilience4j-core",
            "tmux-orchestrator-api",
            "tmux-orchestrator-engine",
            "tmux-orchestrator.jar",
            "ulid-creator");
  }

  @Test
  void bundlesNothingThatJenkinsBrings() throws IOException {
    Set<String> wrong = new TreeSet<>();
    for (String library : libraries()) {
      try (JarInputStream jar =
          new JarInputStream(new ByteArrayInputStream(read(LIBRARIES + library)))) {
        for (ZipEntry file = jar.getNextEntry(); file != null; file = jar.getNextEntry()) {
          String name = file.getName();
          if (name.endsWith(".class") && PROVIDED.stream().anyMatch(name::startsWith)) {
            wrong.add(library + ": " + name);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void describesItselfToThePluginManager() throws IOException {
    try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(read(OWN_JAR)))) {
      assertThat(Stream.generate(() -> next(jar)).takeWhile(name -> !name.isEmpty()))
          .contains("index.jelly");
    }
  }

  /** The folders of the signatures that are named like a plugin and not like a library. */
  private static Set<String> pluginsUsed() throws IOException {
    Set<String> libraries =
        Set.of(
            "jenkins-core",
            "json-lib",
            "main",
            "remoting",
            "spring-security-core",
            "stapler",
            "symbol-annotation",
            "version-number");
    try (Stream<Path> folders = Files.list(Path.of("..", "jenkins-api", "src"))) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !libraries.contains(name))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> libraries() throws IOException {
    try (ZipFile hpi = new ZipFile(HPI.toFile())) {
      return Collections.list(hpi.entries()).stream()
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
          .map(name -> name.substring(LIBRARIES.length()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static byte[] read(String name) throws IOException {
    try (ZipFile hpi = new ZipFile(HPI.toFile());
        InputStream in = hpi.getInputStream(hpi.getEntry(name))) {
      return in.readAllBytes();
    }
  }

  private static Map<String, String> attributes(byte[] manifest) throws IOException {
    return attributes(new Manifest(new ByteArrayInputStream(manifest)));
  }

  private static Map<String, String> attributes(Manifest manifest) {
    Map<String, String> attributes = new TreeMap<>();
    manifest
        .getMainAttributes()
        .forEach((name, value) -> attributes.put(name.toString(), value.toString()));
    return attributes;
  }

  private static String next(JarInputStream jar) {
    try {
      ZipEntry next = jar.getNextEntry();
      return next == null ? "" : next.getName();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
