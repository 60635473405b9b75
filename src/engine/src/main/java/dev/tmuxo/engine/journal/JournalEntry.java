package dev.tmuxo.engine.journal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * One line of a team's journal.
 *
 * @param seq 1 for the first event of the journal, then without gaps
 */
public record JournalEntry(long seq, Instant at, String team, @JsonUnwrapped Event event) {}
