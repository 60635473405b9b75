package io.jenkins.plugins.tmuxorchestrator.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the default build compiles against is what Jenkins really has, and where. */
final class SignaturesTest {

  private static final Path SOURCES = Path.of("..", "jenkins-api", "src");
  private static final Path CLASSES = Path.of("..", "jenkins-api", "target", "classes");
  private static final String JAVA = ".java";

  /** Every declared type and the folder it is in, which names its artifact. */
  static Stream<Map.Entry<String, String>> declared() throws IOException {
    Map<String, String> declared = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(JAVA)).toList()) {
        Path inSources = SOURCES.relativize(file);
        String folder = inSources.getName(0).toString();
        if (!folder.equals("main")) {
          String name = inSources.subpath(2, inSources.getNameCount()).toString();
          declared.put(
              name.substring(0, name.length() - JAVA.length()).replace('/', '.'), folder);
        }
      }
    }
    return declared.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("declared")
  void aDeclaredTypeIsAsInJenkins(Map.Entry<String, String> declared)
      throws ClassNotFoundException {
    ClassLoader jenkins = getClass().getClassLoader();
    ApartLoader ours = new ApartLoader(CLASSES);
    try {
      Class<?> real = Class.forName(declared.getKey(), false, jenkins);
      assertThat(artifact(real)).startsWith(declared.getValue());
      for (Class<?> type : withNested(ours.named(declared.getKey()))) {
        List<String> differences =
            Signature.differences(type, Class.forName(type.getName(), false, jenkins));
        assertThat(differences).as("%s in Jenkins", type.getName()).isEmpty();
      }
    } finally {
      ours.shut();
    }
  }

  private static List<Class<?>> withNested(Class<?> type) {
    return Stream.concat(Stream.of(type), Stream.of(type.getDeclaredClasses())).toList();
  }

  /** The file name of the jar that the class comes from. */
  private static String artifact(Class<?> type) {
    URL jar = type.getProtectionDomain().getCodeSource().getLocation();
    return Path.of(jar.getPath()).getFileName().toString();
  }
}
