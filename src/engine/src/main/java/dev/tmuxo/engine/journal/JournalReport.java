package dev.tmuxo.engine.journal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@link JournalCheck} found.
 *
 * @param files those that hold entries, oldest first
 * @param entries how many there are
 * @param first the oldest that is still there
 * @param last the youngest
 * @param sum the chain's behind the last entry: written down elsewhere, it proves later that
 *     nothing up to that entry was altered
 * @param torn a last line that is not whole: half written by a host that was killed, or being
 *     written just now
 * @param findings what is wrong; the first {@value #MOST_FINDINGS}
 */
public record JournalReport(
    List<File> files,
    long entries,
    Optional<Mark> first,
    Optional<Mark> last,
    String sum,
    Optional<Torn> torn,
    List<Finding> findings) {
  static final int MOST_FINDINGS = 1000;

  public JournalReport {
    files = List.copyOf(files);
    findings = List.copyOf(findings);
  }

  /** One file of the journal. */
  public record File(String name, long entries, long bytes) {}

  /** An entry in passing. */
  public record Mark(long seq, Instant at) {}

  /** A last line that is not whole. */
  public record Torn(String file, long line, long bytes) {}

  /**
   * Something that is wrong.
   *
   * @param line 0 if it concerns the whole file
   */
  public record Finding(String file, long line, String what) {}

  /** Whether every entry is as it was written, and none is missing. */
  @JsonProperty
  public boolean intact() {
    return findings.isEmpty();
  }
}
