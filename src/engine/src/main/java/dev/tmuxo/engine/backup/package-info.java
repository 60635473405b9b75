/**
 * Whole teams as one file: journal, team definition, transcripts. {@code docs/backup.md} describes
 * the format.
 *
 * <pre>{@code
 * Backup.of(home).write(file, Set.of(), Encryption.NONE);
 * Restore.into(home).read(file, new Request(Set.of(), Optional.empty(), false, MOST_BYTES, Encryption.NONE));
 * }</pre>
 */
package dev.tmuxo.engine.backup;
