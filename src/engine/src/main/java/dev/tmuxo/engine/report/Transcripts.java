package dev.tmuxo.engine.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The recordings of agents' terminals, wherever they are. Called by one thread; calls block. */
@FunctionalInterface
public interface Transcripts {

  /** An agent's; empty if there is none, or it is out of reach. */
  Optional<Source> of(String agent) throws IOException;

  /** A recording, which may grow meanwhile. */
  interface Source {
    long size() throws IOException;

    /** Reads from an offset on. */
    InputStream from(long offset) throws IOException;
  }

  /** None at all. */
  static Transcripts none() {
    return agent -> Optional.empty();
  }

  /**
   * Those that are on this machine, in a team's directory.
   *
   * @param team the team's directory, {@code HOME/teams/TEAM}
   */
  static Transcripts local(Path team) {
    return agent -> {
      Path file = team.resolve("node/transcripts").resolve(ArchiveFiles.name(agent) + ".log");
      // Agents can write there: a link must not lead to other files.
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(new LocalFile(file))
          : Optional.empty();
    };
  }

  /** A file of this machine. */
  record LocalFile(Path file) implements Source {
    @Override
    public long size() throws IOException {
      return Files.size(file);
    }

    @Override
    public InputStream from(long offset) throws IOException {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
      return Channels.newInputStream(channel.position(offset));
    }
  }
}
