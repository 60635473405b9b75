package dev.tmuxo.engine.journal;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.JournalReport.Finding;
import dev.tmuxo.engine.journal.JournalReport.Mark;
import dev.tmuxo.engine.journal.JournalReport.Torn;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Walks a team's whole journal and tells whether it is as it was written. Only reads, also while
 * somebody writes. Goes on behind what is wrong, so that one call tells all.
 */
public final class JournalCheck {
  private final List<JournalReport.File> files = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Long, String> vouchedFor = new HashMap<>();
  private ChainWalk walk = ChainWalk.fromStart();
  private long entries;
  private Optional<Mark> first = Optional.empty();
  private Optional<Mark> last = Optional.empty();
  private String sum = Chain.START;
  private Optional<Torn> torn = Optional.empty();

  private JournalCheck() {}

  /**
   * Checks the journal in a team's directory. Takes time in proportion to its size.
   *
   * @throws TmuxoException {@link ErrorCode#STORAGE} if it cannot be read
   */
  public static JournalReport of(Path directory) {
    JournalDirectory files = new JournalDirectory(directory);
    try {
      return new JournalCheck().check(files);
    } catch (IOException e) {
      throw JournalErrors.storage(files.current(), e);
    }
  }

  private JournalReport check(JournalDirectory directory) throws IOException {
    readSnapshots(directory); // First: what they vouch for is in the files that are opened later.
    try (OpenFiles open = OpenFiles.of(directory)) {
      begin(open);
      for (Path segment : open.segments().values()) {
        Optional<FileChannel> channel = OpenFiles.openIfThere(segment);
        if (channel.isPresent()) {
          walk(segment, channel.get(), false);
        }
      }
      if (open.current().isPresent()) {
        walk(open.currentFile(), open.current().get(), true);
      }
    }
    long lastSeq = last.map(Mark::seq).orElse(0L);
    vouchedFor.keySet().stream()
        .filter(seq -> seq > lastSeq)
        .forEach(seq -> found(directory.snapshot(seq), 0, "it holds entries that are missing"));
    return new JournalReport(files, entries, first, last, sum, torn, findings);
  }

  private void readSnapshots(JournalDirectory directory) throws IOException {
    Snapshots snapshots = new Snapshots(directory);
    for (Path file : directory.snapshots().values()) {
      Optional<Snapshot> snapshot = snapshots.read(file);
      snapshot.ifPresent(s -> vouchedFor.put(s.seq(), s.chain()));
      if (snapshot.isEmpty() && Files.exists(file)) {
        found(file, 0, "it was altered, or is of another version");
      }
    }
  }

  /** Where files were removed, a snapshot says with which sum the rest has to begin. */
  private void begin(OpenFiles open) {
    long oldest =
        open.segments().isEmpty() ? open.firstOfCurrent().orElse(1) : open.segments().firstKey();
    String before = vouchedFor.get(oldest - 1);
    if (oldest > 1 && before != null) {
      walk = ChainWalk.behind(oldest - 1, before);
    } else if (oldest > 1) {
      walk = ChainWalk.fromAnywhere();
      Path file =
          open.segments().isEmpty() ? open.currentFile() : open.segments().firstEntry().getValue();
      found(file, 1, "the entries before " + oldest + " are gone, and no snapshot holds them");
    }
  }

  private void walk(Path file, FileChannel channel, boolean current) throws IOException {
    long before = entries;
    long bytes = 0;
    try (LineScanner lines = LineScanner.over(file, channel)) {
      Optional<RawLine> line = lines.next();
      while (line.isPresent()) {
        bytes += line.get().length();
        Optional<RawLine> following = lines.next();
        judge(line.get(), current && following.isEmpty());
        line = following;
      }
    } catch (TmuxoException e) {
      found(file, 0, e.getMessage());
      walk = ChainWalk.fromAnywhere();
    }
    files.add(new JournalReport.File(file.getFileName().toString(), entries - before, bytes));
  }

  private void judge(RawLine line, boolean lastOfAll) {
    Verdict verdict = line.terminated() ? walk.accept(line) : new Verdict.Bad("it has no end");
    if (verdict instanceof Verdict.Good good) {
      good(line, good);
    } else if (verdict instanceof Verdict.TooNew tooNew) {
      found(line.file(), line.number(), "cannot be checked by this version: " + tooNew.why());
    } else if (verdict instanceof Verdict.Bad && lastOfAll) {
      String file = line.file().getFileName().toString();
      torn = Optional.of(new Torn(file, line.number(), line.length()));
    } else if (verdict instanceof Verdict.Bad bad) {
      found(line.file(), line.number(), bad.why());
    }
  }

  private void good(RawLine line, Verdict.Good good) {
    entries++;
    sum = good.sum();
    Mark mark = new Mark(good.entry().seq(), good.entry().at());
    first = first.isPresent() ? first : Optional.of(mark);
    last = Optional.of(mark);
    String vouched = vouchedFor.get(mark.seq());
    if (vouched != null && !vouched.equals(sum)) {
      found(line.file(), line.number(), "it differs from what a snapshot was made of");
    }
  }

  private void found(Path file, long line, String what) {
    if (findings.size() < JournalReport.MOST_FINDINGS) {
      findings.add(new Finding(file.getFileName().toString(), line, what));
    }
  }
}
