package dev.tmuxo.engine.journal;

import dev.tmuxo.engine.journal.Snapshot.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a journal for going on with it: the youngest snapshot and all entries after it, each of
 * which must be intact. Only the very last line may be torn. Changes no file.
 */
final class Recovery<P extends Projection<P>> {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final JournalDirectory directory;
  private final P state;
  private ChainWalk walk = ChainWalk.fromStart();
  private String sum = Chain.START;
  private long lastSeq;
  private long snapshotSeq;
  private Position next = new Position(1, 0, 0);
  private Optional<Tear> tear = Optional.empty();

  /** A last line that is no whole entry. */
  record Tear(RawLine line, String why) {}

  /**
   * Where a journal stands.
   *
   * @param state what its entries add up to
   * @param sum the chain's, behind the last entry
   * @param snapshotSeq the last entry that a snapshot holds; 0 if there is none
   * @param next where the next entry goes
   */
  record Found<P>(
      P state, String sum, long lastSeq, long snapshotSeq, Position next, Optional<Tear> tear) {}

  private Recovery(JournalDirectory directory, P state) {
    this.directory = directory;
    this.state = state;
  }

  static <P extends Projection<P>> Found<P> read(
      JournalDirectory directory, Projection.Kind<P> kind) throws IOException {
    for (Snapshot snapshot : new Snapshots(directory).read()) {
      Optional<P> restored = restore(snapshot, kind);
      if (restored.isPresent()) {
        Recovery<P> recovery = new Recovery<>(directory, restored.get());
        recovery.goOnFrom(snapshot);
        return recovery.replay(snapshot.next().segment());
      }
    }
    return new Recovery<>(directory, kind.empty().get()).replay(1);
  }

  private static <P extends Projection<P>> Optional<P> restore(
      Snapshot snapshot, Projection.Kind<P> kind) {
    try {
      return Optional.of(kind.restored().apply(snapshot.state()));
    } catch (RuntimeException e) {
      // Of another version, then: the entries themselves tell the same.
      LOG.warn("the snapshot behind entry {} is not used: {}", snapshot.seq(), e.toString());
      return Optional.empty();
    }
  }

  private void goOnFrom(Snapshot snapshot) {
    walk = ChainWalk.behind(snapshot.seq(), snapshot.chain());
    sum = snapshot.chain();
    lastSeq = snapshot.seq();
    snapshotSeq = snapshot.seq();
    next = snapshot.next();
  }

  private Found<P> replay(long firstSegment) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Map.Entry<Long, Path> file : directory.segments().entrySet()) {
      if (file.getKey() >= firstSegment) {
        files.add(file.getValue());
      }
    }
    Path current = directory.current();
    if (Files.exists(current)) {
      files.add(current);
    }
    if (next.offset() > 0) {
      checkSnapshotFits(files);
    }
    for (Path file : files) {
      replay(file, file.equals(current));
    }
    if (!Files.exists(current)) {
      next = new Position(lastSeq + 1, 0, 0);
    }
    return new Found<>(state, sum, lastSeq, snapshotSeq, next, tear);
  }

  /** A snapshot is written when its entries are safely on disk: they must still be there. */
  private void checkSnapshotFits(List<Path> files) throws IOException {
    Path file = files.isEmpty() ? directory.current() : files.get(0);
    if (!Tail.endsWith(file, next.offset(), sum)) {
      throw JournalErrors.damaged(
          file
              + " is damaged: it lacks what "
              + directory.snapshot(lastSeq).getFileName()
              + " says it holds up to entry "
              + lastSeq);
    }
  }

  private void replay(Path file, boolean last) throws IOException {
    boolean begun = next.offset() > 0;
    if (!begun) {
      next = new Position(lastSeq + 1, 0, 0);
    }
    try (LineScanner lines = LineScanner.open(file, next.offset(), next.lines())) {
      List<RawLine> few = lines.nextFew();
      while (!few.isEmpty()) {
        List<RawLine> following = lines.nextFew();
        few.parallelStream().forEach(RawLine::decode);
        RawLine lastOfFew = few.get(few.size() - 1);
        for (RawLine line : few) {
          take(line, last && following.isEmpty() && line == lastOfFew);
        }
        few = following;
      }
    }
    if (!last) {
      next = new Position(lastSeq + 1, 0, 0);
    }
  }

  private void take(RawLine line, boolean lastOfAll) {
    Verdict verdict = line.terminated() ? walk.accept(line) : new Verdict.Bad("it has no end");
    if (verdict instanceof Verdict.Good good) {
      state.apply(good.entry());
      sum = good.sum();
      lastSeq = good.entry().seq();
      next = next.after(line.length(), 1);
    } else if (verdict instanceof Verdict.TooNew tooNew) {
      throw JournalErrors.tooNew(line.file(), line.number(), tooNew.why());
    } else if (verdict instanceof Verdict.Bad bad) {
      if (!lastOfAll) {
        throw JournalErrors.damaged(line.file(), line.number(), bad.why());
      }
      tear = Optional.of(new Tear(line, bad.why()));
    }
  }
}
