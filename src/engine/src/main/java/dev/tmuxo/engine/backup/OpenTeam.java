package dev.tmuxo.engine.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A team's files as they were at one moment, while the team runs.
 *
 * <p>Snapshots are opened first, so that the journal reaches at least as far; then the file that is
 * being written, and only then the full ones are listed: all that came before it are there by then.
 * What is written later is left out, and so is a line that was only half written. Should numbers be
 * missing between two files, all are opened again.
 */
final class OpenTeam implements AutoCloseable {
  private static final int ATTEMPTS = 50;
  private static final String CURRENT = "journal.jsonl";

  /**
   * An open file.
   *
   * @param size how many bytes of it count
   */
  record Source(ArchiveName name, FileChannel channel, long size) {}

  private final String team;
  private final Path directory;
  private final List<Source> sources = new ArrayList<>();

  private OpenTeam(String team, Path directory) {
    this.team = team;
    this.directory = directory;
  }

  static OpenTeam open(String team, Path directory) throws IOException {
    OpenTeam open = new OpenTeam(team, directory);
    boolean opened = false;
    try {
      for (int attempt = 1; attempt <= ATTEMPTS && !opened; attempt++) {
        open.close();
        opened = open.tryOpen();
      }
    } finally {
      if (!opened) {
        open.close();
      }
    }
    if (!opened) {
      throw new IOException(
          "numbers are missing between the files of the journal in "
              + directory
              + "; tmuxo verify "
              + team
              + " tells more");
    }
    return open;
  }

  List<Source> sources() {
    return List.copyOf(sources);
  }

  /** Whether no file was removed, and no numbers are missing. */
  private boolean tryOpen() throws IOException {
    try {
      for (ArchiveName snapshot : names(directory, ArchiveName::isSnapshot)) {
        add(snapshot);
      }
      Optional<Source> current = Optional.empty();
      OptionalLong first = OptionalLong.empty();
      if (Files.exists(directory.resolve(CURRENT))) {
        current = Optional.of(source(new ArchiveName(team, CURRENT)));
        first = new JournalLines(current.get().channel()).firstSeq();
      }
      List<Source> journal = new ArrayList<>();
      for (ArchiveName segment : names(directory, ArchiveName::isSegment)) {
        if (first.isEmpty() || segment.number() < first.getAsLong()) {
          journal.add(add(segment));
        }
      }
      if (current.isPresent()) {
        journal.add(current.get());
        sources.add(current.get());
      }
      for (ArchiveName other : names(directory, ArchiveName::isOther)) {
        add(other);
      }
      for (ArchiveName transcript : names(directory.resolve("node/transcripts"), name -> true)) {
        add(transcript);
      }
      return isWhole(journal);
    } catch (NoSuchFileException removed) {
      return false;
    }
  }

  private static boolean isWhole(List<Source> journal) throws IOException {
    OptionalLong last = OptionalLong.empty();
    for (Source file : journal) {
      JournalLines lines = new JournalLines(file.channel());
      OptionalLong first = file.size() == 0 ? OptionalLong.empty() : lines.firstSeq();
      if (last.isPresent() && first.isPresent() && first.getAsLong() != last.getAsLong() + 1) {
        return false;
      }
      OptionalLong ends = lines.lastSeq(file.size());
      last = ends.isPresent() ? ends : last;
    }
    return true;
  }

  private List<ArchiveName> names(Path folder, Predicate<ArchiveName> wanted) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .flatMap(file -> ArchiveName.of(team, directory.relativize(file)).stream())
          .filter(wanted)
          .sorted((a, b) -> a.file().compareTo(b.file()))
          .toList();
    }
  }

  private Source add(ArchiveName name) throws IOException {
    Source source = source(name);
    sources.add(source);
    return source;
  }

  /** Agents can write where transcripts are: a link there must not lead to other files. */
  private Source source(ArchiveName name) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve(name.file()), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    long size = channel.size();
    return new Source(
        name, channel, name.isJournal() ? new JournalLines(channel).wholeBefore(size) : size);
  }

  @Override
  public void close() throws IOException {
    for (Source source : sources) {
      source.channel().close();
    }
    sources.clear();
  }
}
