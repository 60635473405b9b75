package dev.tmuxo.engine.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;

/** The lines of a journal's files, one after the other, as the rewriting makes them. */
final class LineSpliterator extends AbstractSpliterator<JournalLine> implements AutoCloseable {
  private final OpenFiles files;
  private final Deque<Path> segments;
  private final ChainWalk walk = ChainWalk.fromAnywhere();
  private final Optional<Rewriting> rewriting;
  private Optional<LineScanner> lines = Optional.empty();
  private boolean inCurrent;
  private boolean begun;

  LineSpliterator(OpenFiles files, List<Path> segments, Optional<Rewriting> rewriting) {
    super(Long.MAX_VALUE, ORDERED | NONNULL | IMMUTABLE);
    this.files = files;
    this.segments = new ArrayDeque<>(segments);
    this.rewriting = rewriting;
  }

  @Override
  public boolean tryAdvance(Consumer<? super JournalLine> action) {
    try {
      Optional<JournalLine> found = next();
      found.ifPresent(action);
      return found.isPresent();
    } catch (IOException e) {
      throw JournalErrors.storage(files.currentFile(), e);
    }
  }

  private Optional<JournalLine> next() throws IOException {
    while (lines.isPresent() || openNext()) {
      Optional<RawLine> line = lines.get().next();
      if (line.isEmpty() || (inCurrent && !line.get().terminated())) {
        lines.get().close();
        lines = Optional.empty();
        continue;
      }
      Optional<JournalLine> found = judge(line.get());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private boolean openNext() throws IOException {
    while (!segments.isEmpty()) {
      Path file = segments.remove();
      Optional<FileChannel> channel = OpenFiles.openIfThere(file);
      if (channel.isPresent()) {
        lines = Optional.of(LineScanner.over(file, channel.get()));
        return true;
      }
      if (begun) {
        throw JournalErrors.damaged(file + " has been removed while it was being read");
      }
    }
    if (inCurrent || files.current().isEmpty()) {
      return false;
    }
    inCurrent = true;
    lines = Optional.of(LineScanner.over(files.currentFile(), files.current().get()));
    return true;
  }

  /** Empty at a torn last line: whoever opens the journal for writing next will cut it. */
  private Optional<JournalLine> judge(RawLine line) throws IOException {
    begun = true;
    Verdict verdict = walk.accept(line);
    if (verdict instanceof Verdict.Good good) {
      return Optional.of(
          rewriting.isPresent()
              ? rewriting.get().apply(line, good.entry(), good.sum())
              : new JournalLine(good.entry(), line.bytes()));
    } else if (verdict instanceof Verdict.TooNew tooNew) {
      throw JournalErrors.tooNew(line.file(), line.number(), tooNew.why());
    } else if (verdict instanceof Verdict.Bad bad
        && !(inCurrent && lines.orElseThrow().next().isEmpty())) {
      throw JournalErrors.damaged(line.file(), line.number(), bad.why());
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    try {
      if (lines.isPresent()) {
        lines.get().close();
      }
      files.close();
    } catch (IOException e) {
      throw JournalErrors.storage(files.currentFile(), e);
    }
  }
}
