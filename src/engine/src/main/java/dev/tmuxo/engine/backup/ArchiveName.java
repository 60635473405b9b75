package dev.tmuxo.engine.backup;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file in an archive: {@code teams/TEAM/FILE}. Only names of files that a team has
 * are names at all, so that none leads anywhere else.
 *
 * @param file path within the team's directory
 */
record ArchiveName(String team, String file) {
  static final String MANIFEST = "manifest.json";

  private static final String TEAM = "[A-Za-z0-9][A-Za-z0-9_-]{0,62}";
  private static final String JOURNAL =
      "journal\\.jsonl|journal-[0-9]{12,18}\\.jsonl|journal-cut-[0-9]{12,18}-[0-9]{1,18}\\.txt"
          + "|snapshot-[0-9]{1,18}\\.json|team\\.json";
  private static final String TRANSCRIPT = "[A-Za-z0-9][A-Za-z0-9._-]{0,199}";
  private static final Pattern FORM =
      Pattern.compile(
          "teams/(?<team>"
              + TEAM
              + ")/(?<file>"
              + JOURNAL
              + "|node/transcripts/"
              + TRANSCRIPT
              + ")");

  static Optional<ArchiveName> parse(String name) {
    Matcher form = FORM.matcher(name);
    return form.matches()
        ? Optional.of(new ArchiveName(form.group("team"), form.group("file")))
        : Optional.empty();
  }

  /** The name of a file of a team, if it is one that is kept. */
  static Optional<ArchiveName> of(String team, Path relative) {
    return parse("teams/" + team + "/" + relative.toString().replace('\\', '/'));
  }

  static boolean isTeam(String name) {
    return name.matches(TEAM);
  }

  /** Whether it holds entries. */
  boolean isJournal() {
    return file.startsWith("journal") && file.endsWith(".jsonl");
  }

  /** Whether it is a full file of a journal. */
  boolean isSegment() {
    return isJournal() && file.startsWith("journal-");
  }

  boolean isSnapshot() {
    return file.startsWith("snapshot-");
  }

  boolean isOther() {
    return !isJournal() && !isSnapshot();
  }

  /** Of a full file of a journal: the number of its first entry. */
  long number() {
    return Long.parseLong(file.substring("journal-".length(), file.indexOf('.')));
  }

  @Override
  public String toString() {
    return "teams/" + team + "/" + file;
  }
}
