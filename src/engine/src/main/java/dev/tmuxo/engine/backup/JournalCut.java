package dev.tmuxo.engine.backup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tmuxo.engine.json.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes a team's journal back to a time: what follows the first entry that is later goes, with the
 * snapshots that know of it. What stays is a beginning of the journal, so its chain of sums holds.
 */
final class JournalCut {
  private static final Pattern NUMBERED = Pattern.compile("[a-z-]+-([0-9]{1,18})(?:-[0-9]+)?\\..*");

  private final Path directory;

  JournalCut(Path directory) {
    this.directory = directory;
  }

  /** A line's number and time. */
  private record Mark(long seq, Instant at) {}

  /** Where an entry was found that is too late. */
  private record Late(Path file, long offset) {}

  /** The number of the last entry that stays. */
  long at(Instant time) throws IOException {
    List<Path> files = files();
    Optional<Mark> last = Optional.empty();
    Optional<Late> late = Optional.empty();
    List<Path> kept = new ArrayList<>();
    for (Path file : files) {
      if (late.isPresent()) {
        Files.delete(file);
        continue;
      }
      kept.add(file);
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
        long offset = 0;
        for (byte[] line = line(in); line.length > 0 && late.isEmpty(); line = line(in)) {
          Mark mark = mark(line);
          if (mark.at().isAfter(time)) {
            late = Optional.of(new Late(file, offset));
          } else {
            last = Optional.of(mark);
            offset += line.length;
          }
        }
      }
    }
    if (last.isEmpty()) {
      throw Unpacked.invalid(
          "team " + directory.getFileName() + " has no entry from before " + time);
    }
    if (late.isPresent()) {
      truncate(late.get());
      Path current = directory.resolve("journal.jsonl");
      if (!Files.exists(current)) {
        Files.move(kept.get(kept.size() - 1), current);
      }
      removeLater(last.get().seq());
    }
    return last.get().seq();
  }

  /** Oldest first: the full files by number, then the one that was being written. */
  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      List<Path> files =
          new ArrayList<>(
              all.filter(f -> f.getFileName().toString().matches("journal-[0-9]+\\.jsonl"))
                  .sorted(java.util.Comparator.comparingLong(JournalCut::number))
                  .toList());
      Optional.of(directory.resolve("journal.jsonl")).filter(Files::exists).ifPresent(files::add);
      return files;
    }
  }

  private static long number(Path file) {
    Matcher name = NUMBERED.matcher(file.getFileName().toString());
    return name.matches() ? Long.parseLong(name.group(1)) : 0;
  }

  /** The next line with its end; empty at the end of the file. */
  private static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0) {
      line.write(next);
      next = next == '\n' ? -1 : in.read();
    }
    return line.toByteArray();
  }

  private static Mark mark(byte[] line) {
    try {
      JsonNode entry = Json.mapper().readTree(line);
      return new Mark(entry.path("seq").asLong(), Instant.parse(entry.path("at").asText()));
    } catch (IOException | DateTimeException e) {
      throw Unpacked.invalid("a line of a journal cannot be read, so no time can be found in it");
    }
  }

  private static void truncate(Late late) throws IOException {
    try (FileChannel channel = FileChannel.open(late.file(), StandardOpenOption.WRITE)) {
      channel.truncate(late.offset());
      channel.force(true);
    }
  }

  private void removeLater(long last) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      for (Path file : all.toList()) {
        String name = file.getFileName().toString();
        boolean numbered = name.startsWith("snapshot-") || name.startsWith("journal-cut-");
        if (numbered && number(file) > last) {
          Files.delete(file);
        }
      }
    }
  }
}
