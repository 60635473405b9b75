package dev.tmuxo.testkit.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A disk in memory that is soon full. */
final class SmallDisk implements AutoCloseable {
  private static final int LEAST_MIB = 64;

  /** Transcripts, journal and snapshots take about 25 KiB a message; room for twice that. */
  private static final int MESSAGES_A_MIB = 20;

  private static final int CHUNK = 1 << 16;

  private final Path mount;

  private SmallDisk(Path mount) {
    this.mount = mount;
  }

  /** Mounts one there that holds a run of so many messages; nothing where that is not allowed. */
  static Optional<SmallDisk> mount(Path directory, int messages) {
    String options = "size=" + (LEAST_MIB + messages / MESSAGES_A_MIB) + "m,mode=0700";
    return run("mount", "-t", "tmpfs", "-o", options, "tmuxo", directory.toString())
        ? Optional.of(new SmallDisk(directory))
        : Optional.empty();
  }

  /** Leaves no room on it. */
  void fill() {
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = Files.newOutputStream(ballast())) {
      while (true) {
        out.write(chunk);
      }
    } catch (IOException full) {
      return;
    }
  }

  void free() {
    try {
      Files.deleteIfExists(ballast());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path ballast() {
    return mount.resolve("ballast");
  }

  @Override
  public void close() {
    if (!run("umount", mount.toString())) {
      run("umount", "-l", mount.toString());
    }
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
