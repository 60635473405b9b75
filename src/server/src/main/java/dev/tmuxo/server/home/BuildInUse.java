package dev.tmuxo.server.home;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps the launcher from removing the build that a program runs from which stays for long: it
 * leaves builds alone in which a file names a process that lives.
 *
 * @param folder of the program's jar
 */
public record BuildInUse(Path folder) implements AutoCloseable {

  /** The build of a class. */
  public static BuildInUse of(Class<?> program) {
    try {
      Path jar = Path.of(program.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new BuildInUse(jar.getParent());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class path that is no path", e);
    }
  }

  /** Says that this process uses the build, if it is one of the launcher's. */
  public void claim() throws IOException {
    if (Files.exists(folder.resolve("started"))) {
      Files.writeString(file(), "");
    }
  }

  private Path file() {
    return folder.resolve("in-use." + ProcessHandle.current().pid());
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file());
  }
}
