package dev.tmuxo.server.client;

import dev.tmuxo.server.home.DaemonHome;
import dev.tmuxo.server.home.PrivateDirectories;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Starts the daemon so that it outlives the command, its terminal and its build: a session of its
 * own, no terminal, the root as working directory, none of the variables by which CI servers find
 * what a build left behind.
 */
final class Detached {
  /** Where the launcher keeps the archive of loaded classes (class data sharing). */
  private static final String ARCHIVE = "tmuxo.archive";

  private static final Set<String> MARKS =
      Set.of(
          "BUILD_ID",
          "HUDSON_COOKIE",
          "HUDSON_SERVER_COOKIE",
          "JENKINS_COOKIE",
          "JENKINS_NODE_COOKIE",
          "JENKINS_SERVER_COOKIE",
          "RUNNER_TRACKING_ID");

  /** Where there is no setsid (macOS): the signals of the terminal are ignored instead. */
  private static final String DETACH =
      """
      if command -v setsid >/dev/null 2>&1; then exec setsid "$@"; fi
      trap '' HUP INT QUIT TSTP TTIN TTOU
      exec "$@"
      """;

  private Detached() {}

  static Process start(DaemonHome home) throws IOException {
    PrivateDirectories.create(home.output().getParent());
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", DETACH, "tmuxo"));
    command.addAll(java(home));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(new File("/"))
            .redirectInput(new File("/dev/null"))
            .redirectOutput(home.output().toFile())
            .redirectErrorStream(true);
    clean(builder.environment());
    return builder.start();
  }

  private static List<String> java(DaemonHome home) {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xlog:disable"));
    java.add("-Xlog:all=error:stderr");
    Optional.ofNullable(System.getProperty(ARCHIVE))
        .ifPresent(archive -> java.add("-XX:SharedArchiveFile=" + archive));
    java.addAll(List.of("-cp", absolute(System.getProperty("java.class.path"))));
    java.addAll(List.of("dev.tmuxo.server.Main", "serve", "--set", "home=" + home.state()));
    return java;
  }

  private static String absolute(String classPath) {
    List<String> parts = new ArrayList<>();
    for (String part : classPath.split(File.pathSeparator, -1)) {
      parts.add(Path.of(part).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, parts);
  }

  private static void clean(Map<String, String> environment) {
    environment.keySet().removeAll(MARKS);
    environment.keySet().removeAll(Set.of("TMUX", "TMUX_PANE", "OLDPWD"));
    // Its working directory is another one.
    environment.computeIfPresent(
        "TMUXO_CONFIG", (name, file) -> Path.of(file).toAbsolutePath().toString());
  }
}
