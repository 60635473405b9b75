package dev.tmuxo.server.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The state directory: whose it is, who can write to it, how much fits. */
final class DirectoryCheck implements Check {
  private static final String AREA = "directories";
  private static final long SCARCE = 1L << 30;
  private static final long TOO_LITTLE = 64L << 20;
  private static final int SOCKET_PATH = 107;
  private static final int STICKY = 01000;

  /** What a team's socket adds to the state directory's path, for a name of usual length. */
  private static final String SOCKET = "/teams/" + "x".repeat(20) + "/node/tmux.sock";

  private final Path home;
  private final Path temporary;

  DirectoryCheck(Path home, Path temporary) {
    this.home = home.toAbsolutePath().normalize();
    this.temporary = temporary;
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    try {
      Path nearest = home;
      while (!Files.exists(nearest)) {
        nearest = nearest.getParent();
      }
      findings.add(nearest.equals(home) ? existing() : missing(nearest));
      way(home).ifPresent(findings::add);
      findings.add(space(nearest));
      findings.add(socket());
      findings.add(temporary());
    } catch (IOException e) {
      findings.add(
          Finding.problem(
              AREA, home + " cannot be looked at: " + e, "No team can run.", "Set home."));
    }
    return findings;
  }

  private Finding missing(Path nearest) {
    if (Files.isWritable(nearest)) {
      return Finding.ok(AREA, home + " will be made");
    }
    return Finding.problem(
        AREA,
        home + " does not exist, and nobody but others may write to " + nearest,
        "Teams have no place for their journals.",
        "Create it, or set home (TMUXO_HOME).");
  }

  private Finding existing() throws IOException {
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(home);
    String found = home + " " + PosixFilePermissions.toString(mode);
    if (!Files.isDirectory(home) || !Files.isWritable(home)) {
      return Finding.problem(
          AREA,
          found + (Files.isDirectory(home) ? ", not writable" : ", no directory"),
          "Teams have no place for their journals.",
          "Set home (TMUXO_HOME) to a directory of yours.");
    }
    if (mode.contains(PosixFilePermission.OTHERS_READ)
        || mode.contains(PosixFilePermission.GROUP_READ)) {
      return Finding.warn(
          AREA, found, "Other users can read what agents write and are told.", "chmod 700 " + home);
    }
    return Finding.ok(AREA, found);
  }

  /** Whoever can write to a directory on the way can put another in place of ours. */
  private static Optional<Finding> way(Path home) throws IOException {
    for (Path at = home; at != null; at = at.getParent()) {
      if (Files.exists(at) && isOpen(at) && (at.equals(home) || !isSticky(at))) {
        return Optional.of(
            Finding.problem(
                AREA,
                "everybody may write to " + at + ", which leads to the state directory",
                "Teams refuse to start: another user could put a tmux of his own in place of"
                    + " theirs.",
                "chmod o-w " + at + ", or set home (TMUXO_HOME)."));
      }
    }
    return Optional.empty();
  }

  private static boolean isOpen(Path path) throws IOException {
    return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_WRITE);
  }

  private static boolean isSticky(Path path) throws IOException {
    return ((Integer) Files.getAttribute(path, "unix:mode") & STICKY) != 0;
  }

  private Finding space(Path nearest) throws IOException {
    long free = Files.getFileStore(nearest).getUsableSpace();
    String found = (free >> 20) + " MB free for " + home;
    String means = "A full disk stops every team: nothing new is accepted.";
    String remedy = "Make room, or set home (TMUXO_HOME) to another disk.";
    if (free < TOO_LITTLE) {
      return Finding.problem(AREA, found, means, remedy);
    }
    return free < SCARCE ? Finding.warn(AREA, found, means, remedy) : Finding.ok(AREA, found);
  }

  private Finding socket() {
    int length = (home + SOCKET).getBytes(StandardCharsets.UTF_8).length;
    if (length <= SOCKET_PATH) {
      return Finding.ok(AREA, "sockets have paths short enough");
    }
    return Finding.warn(
        AREA,
        "sockets in " + home + " would have paths of more than " + SOCKET_PATH + " bytes",
        "They are put into XDG_RUNTIME_DIR or /tmp instead, which some systems clean up.",
        "Set home (TMUXO_HOME) to a shorter path.");
  }

  private Finding temporary() throws IOException {
    if (isOpen(temporary) && !isSticky(temporary)) {
      return Finding.problem(
          AREA,
          "everybody may remove files of others in " + temporary + " (no sticky bit)",
          "Connections of ssh and sockets there are not safe from other users.",
          "chmod +t " + temporary);
    }
    return Finding.ok(AREA, temporary + " is safe");
  }
}
