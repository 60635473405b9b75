package dev.tmuxo.engine.report;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/** The files of an archive, which only their owner can read. */
record ArchiveFiles(Path directory) {
  private static final int BLOCK = 1 << 16;

  /**
   * Makes the directory.
   *
   * @throws TmuxoException {@code STORAGE} if there is something in it
   */
  static ArchiveFiles in(Path directory) throws IOException {
    Path whole = directory.toAbsolutePath();
    if (Files.exists(whole)) {
      try (Stream<Path> files = Files.list(whole)) {
        if (files.findAny().isPresent()) {
          throw new TmuxoException(
              ErrorCode.STORAGE,
              "Cannot write a report into " + directory + ": there is something in it",
              "Name a directory that does not exist yet, or an empty one.");
        }
      }
    }
    Files.createDirectories(
        whole, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return new ArchiveFiles(whole);
  }

  /** A name of which a file can be made. */
  static String name(String agent) {
    String safe = agent.replaceAll("[^A-Za-z0-9._-]", "_");
    return safe.startsWith(".") ? "_" + safe : safe;
  }

  /** A new file. */
  OutputStream create(String name) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(
        file.getParent(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return new BufferedOutputStream(Channels.newOutputStream(channel), BLOCK);
  }

  Path path(String name) {
    return directory.resolve(name);
  }
}
