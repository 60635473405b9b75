package dev.tmuxo.engine.mail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The shells and awks of this machine that an agent's machine may have as {@code sh} and {@code
 * awk}.
 */
final class Shells {
  private Shells() {}

  /** Each as the command that makes it run a script; at least {@code sh} itself. */
  static List<List<String>> all() {
    return Stream.of("sh", "dash", "bash --posix", "busybox sh", "zsh --emulate sh", "mksh")
        .map(command -> List.of(command.split(" ")))
        .filter(command -> installed(command.get(0)))
        .toList();
  }

  /** Each by name; at least {@code awk} itself. */
  static List<String> awks() {
    return Stream.of("awk", "mawk", "gawk", "original-awk", "busybox")
        .filter(Shells::installed)
        .toList();
  }

  static boolean installed(String program) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(dir -> Files.isExecutable(Path.of(dir, program)));
  }

  /** Makes a directory for the {@code PATH} in which {@code awk} is that program. */
  static Path pathWithAwk(Path dir, String awk) throws java.io.IOException {
    String path =
        Arrays.stream(System.getenv("PATH").split(":"))
            .map(d -> Path.of(d, awk))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow()
            .toString();
    Files.createDirectories(dir);
    Files.createSymbolicLink(dir.resolve("awk"), Path.of(path));
    return dir;
  }
}
