package dev.tmuxo.engine.journal;

import java.time.Instant;

/**
 * One line of a team's journal.
 *
 * @param seq 1 for the first event of the journal, then without gaps
 */
public record JournalEntry(long seq, Instant at, String team, Event event) {}
