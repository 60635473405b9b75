package dev.tmuxo.engine.journal;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads a team's journal, also while somebody writes it. Streams hold one line at a time and must
 * be closed. They end before a line that is still being written, and fail with {@link
 * ErrorCode#JOURNAL_DAMAGED} at one that was altered; each line is checked against the one before
 * it in the stream. Entries that {@code journal.keep} has removed are not there.
 */
public final class JournalReader {
  private static final Duration INEXACT = Duration.ofSeconds(3);

  private final JournalDirectory directory;

  /** Reads the journal in a team's directory. */
  public JournalReader(Path directory) {
    this.directory = new JournalDirectory(directory);
  }

  /**
   * The entries from a number on, those of all files.
   *
   * @throws TmuxoException {@link ErrorCode#STORAGE} if the files cannot be read
   */
  public Stream<JournalEntry> from(long seq) {
    return read(files -> files.segmentsFrom(seq), entry -> entry.seq() >= seq, Optional.empty())
        .map(JournalLine::entry);
  }

  /** All entries, with the lines that hold them. */
  public Stream<JournalLine> lines() {
    return read(files -> files.segmentsFrom(0), entry -> true, Optional.empty());
  }

  /**
   * All entries, each text in them passed through a function, such as one that masks secrets, and
   * the lines that would hold them. From the first line on that changes, they have sums of a chain
   * of their own: the journal's would allow to guess what was there.
   */
  public Stream<JournalLine> lines(UnaryOperator<String> texts) {
    return read(files -> files.segmentsFrom(0), entry -> true, Optional.of(new Rewriting(texts)));
  }

  /** The entries from a time on. */
  public Stream<JournalEntry> since(Instant time) {
    return read(
            files ->
                files.segments().values().stream()
                    .filter(file -> !endedBefore(file, time))
                    .toList(),
            entry -> !entry.at().isBefore(time),
            Optional.empty())
        .map(JournalLine::entry);
  }

  /**
   * A file that nobody wrote to since then holds nothing younger. File systems keep that time less
   * exactly than clocks tell it: Linux some milliseconds behind, FAT to two seconds.
   */
  private static boolean endedBefore(Path file, Instant time) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(time.minus(INEXACT));
    } catch (IOException e) {
      return false; // Gone, or unreadable: whoever reads it will find out.
    }
  }

  private Stream<JournalLine> read(
      Function<OpenFiles, List<Path>> segments,
      Predicate<JournalEntry> wanted,
      Optional<Rewriting> rewriting) {
    try {
      OpenFiles files = OpenFiles.of(directory);
      LineSpliterator lines = new LineSpliterator(files, segments.apply(files), rewriting);
      return StreamSupport.stream(lines, false)
          .onClose(lines::close)
          .filter(line -> wanted.test(line.entry()));
    } catch (IOException e) {
      throw JournalErrors.storage(directory.current(), e);
    }
  }
}
