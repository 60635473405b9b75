package dev.tmuxo.engine.tmux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Private directories for the sockets of shared connections. Their names tell whose they are, so
 * that what a killed process left is removed by the next one.
 */
final class SshDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(SshDirectory.class);
  private static final String PREFIX = "tmuxo-ssh-";

  /** Of a socket's path, less the suffix that ssh puts behind it while it makes the socket. */
  private static final int LONGEST = 107 - 18;

  private SshDirectory() {}

  /** A new one, with a path short enough for a socket. */
  static Path create() throws IOException {
    String name = PREFIX + ProcessHandle.current().pid() + "-";
    Path made = Files.createTempDirectory(name);
    if (made.resolve("s").toString().length() > LONGEST) {
      Files.delete(made);
      made = Files.createTempDirectory(Path.of("/tmp"), name);
    }
    removeLeftovers(made.getParent());
    return made;
  }

  private static void removeLeftovers(Path parent) {
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(parent, path -> isLeftover(path.getFileName().toString()))) {
      all.forEach(SshDirectory::remove);
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("Cannot look for leftovers in {}: {}", parent, e.toString());
    }
  }

  private static boolean isLeftover(String name) {
    if (!name.startsWith(PREFIX) || name.indexOf('-', PREFIX.length()) < 0) {
      return false;
    }
    String owner = name.substring(PREFIX.length(), name.indexOf('-', PREFIX.length()));
    return Digits.all(owner) && ProcessHandle.of(Digits.number(owner)).isEmpty();
  }

  /** Removes one and what is in it; another user's stays. */
  static void remove(Path directory) {
    try {
      Files.deleteIfExists(directory.resolve("s"));
      Files.deleteIfExists(directory.resolve("said"));
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      LOG.debug("Cannot remove {}: {}", directory, e.toString());
    }
  }
}
