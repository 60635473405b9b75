package dev.tmuxo.engine.journal;

import dev.tmuxo.engine.journal.LineFormat.Line;
import java.util.Optional;

/**
 * Follows a journal's lines and judges each by those before it. After a bad line it goes on from
 * what that line says of itself, so that the next one is judged fairly. Not thread-safe.
 */
final class ChainWalk {
  private final Chain chain = new Chain();
  private Optional<String> previous;
  private long expected;
  private boolean sealed;

  private ChainWalk(Optional<String> previous, long expected, boolean sealed) {
    this.previous = previous;
    this.expected = expected;
    this.sealed = sealed;
  }

  /** From the first entry of all. */
  static ChainWalk fromStart() {
    return new ChainWalk(Optional.of(Chain.START), 1, false);
  }

  /** From behind an entry. */
  static ChainWalk behind(long seq, String sum) {
    return new ChainWalk(Optional.of(sum), seq + 1, true);
  }

  /** From a line of which nothing before is known: its own sum is believed. */
  static ChainWalk fromAnywhere() {
    return new ChainWalk(Optional.empty(), 0, false);
  }

  Verdict accept(RawLine line) {
    Optional<String> stated = Chain.stated(line.bytes());
    String sum =
        stated.isEmpty()
            ? chain.sum(previous.orElse(Chain.START), line.bytes())
            : previous.map(before -> chain.sumOfSealed(before, line.bytes())).orElse(stated.get());
    boolean whole = stated.isPresent() && sum.equals(stated.get());
    Verdict verdict = judge(line, stated.isPresent(), whole, sum);
    previous = Optional.of(stated.orElse(sum));
    sealed |= stated.isPresent();
    return verdict;
  }

  private Verdict judge(RawLine line, boolean hasSum, boolean whole, String sum) {
    Optional<Line> content = line.content();
    if (content.isEmpty()) {
      expected = expected == 0 ? 0 : expected + 1;
      return whole
          ? new Verdict.TooNew("it holds something that this version does not know")
          : new Verdict.Bad("it is no journal entry");
    }
    Line read = content.get();
    long due = expected;
    expected = read.seq() + 1;
    if (whole && read.v() > LineFormat.VERSION) {
      return new Verdict.TooNew("it is of version " + read.v());
    }
    if (!read.complete()) {
      return new Verdict.Bad("it is no complete journal entry");
    }
    if (due != 0 && read.seq() != due) {
      return new Verdict.Bad(misplaced(due, read.seq()));
    }
    if (!hasSum && (sealed || read.v() > 0)) {
      return new Verdict.Bad("it has no checksum");
    }
    if (hasSum && !whole) {
      return new Verdict.Bad("its checksum does not fit: it or a line before it was altered");
    }
    return new Verdict.Good(read.entry(), sum);
  }

  private static String misplaced(long due, long seq) {
    if (seq < due) {
      return "entry " + seq + " stands where " + due + " should be";
    }
    return due == seq - 1
        ? "entry " + due + " before it is missing"
        : "entries " + due + " to " + (seq - 1) + " before it are missing";
  }
}
