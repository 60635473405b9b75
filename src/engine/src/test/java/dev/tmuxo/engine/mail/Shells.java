package dev.tmuxo.engine.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The shells and awks of this machine that another may have as {@code sh} and {@code awk}. */
final class Shells {
  private Shells() {}

  /** Each as the command that makes it run a script; at least {@code sh} itself. */
  static List<List<String>> all() {
    return different("sh", "dash", "bash --posix", "busybox sh", "zsh --emulate sh", "mksh")
        .stream()
        .map(command -> List.of(command.split(" ", -1)))
        .toList();
  }

  /** Each by name; at least {@code awk} itself. */
  static List<String> awks() {
    return different("awk", "mawk", "gawk", "original-awk", "busybox");
  }

  static boolean installed(String program) {
    return find(program).isPresent();
  }

  /** Makes a directory for the {@code PATH} in which {@code awk} is that program. */
  static Path pathWithAwk(Path dir, String awk) throws IOException {
    Files.createDirectories(dir);
    Files.createSymbolicLink(dir.resolve("awk"), find(awk).orElseThrow());
    return dir;
  }

  /** Those whose programs are installed, without second names of the same program. */
  private static List<String> different(String... commands) {
    List<String> different = new ArrayList<>();
    Set<Path> programs = new HashSet<>();
    for (String command : commands) {
      find(command.split(" ", 2)[0])
          .filter(program -> programs.add(real(program)))
          .ifPresent(program -> different.add(command));
    }
    return different;
  }

  private static Optional<Path> find(String program) {
    return Arrays.stream(System.getenv("PATH").split(":", -1))
        .map(dir -> Path.of(dir, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Path real(Path program) {
    try {
      return program.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
