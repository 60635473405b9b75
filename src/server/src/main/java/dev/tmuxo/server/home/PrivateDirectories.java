package dev.tmuxo.server.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Directories that are their owner's alone: what agents write and are told is in them. */
public final class PrivateDirectories {
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private PrivateDirectories() {}

  /** Makes a directory and those above it as far as they are missing; leaves others as they are. */
  public static void create(Path directory) throws IOException {
    Files.createDirectories(directory, OWNER_ONLY);
  }
}
