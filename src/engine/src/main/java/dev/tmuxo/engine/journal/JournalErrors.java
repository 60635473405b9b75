package dev.tmuxo.engine.journal;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.nio.file.Path;

/** What can be wrong with a journal. */
final class JournalErrors {
  private JournalErrors() {}

  static TmuxoException storage(Path file, Exception cause) {
    return new TmuxoException(
        ErrorCode.STORAGE,
        "cannot use the journal " + file + ": " + reason(cause),
        "Check that the disk has room and that the file belongs to you.",
        cause);
  }

  /** An entry is kept in memory because the disk did not take it. */
  static TmuxoException unwritten(Path file, Exception cause) {
    return new TmuxoException(
        ErrorCode.STORAGE,
        "cannot write the journal " + file + ": " + reason(cause),
        "Make room on the disk, or mend it: what happened meanwhile is kept in memory and written"
            + " as soon as that works; do not repeat the command before you have looked.",
        cause);
  }

  private static String reason(Exception cause) {
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  static TmuxoException damaged(Path file, long line, String why) {
    return damaged(file + " is damaged at line " + line + ": " + why);
  }

  static TmuxoException damaged(String message) {
    return new TmuxoException(
        ErrorCode.JOURNAL_DAMAGED,
        message,
        "`tmuxo verify` lists all findings. Put back the files from a backup; or, if what they"
            + " hold may be given up, `tmuxo verify TEAM --set-aside WHY`: the damaged files are kept and a new"
            + " journal begins (docs/journal.md, \"When a journal is damaged\").");
  }

  static TmuxoException tooNew(Path file, long line, String why) {
    return new TmuxoException(
        ErrorCode.JOURNAL_TOO_NEW,
        file + " was written by a newer version: line " + line + ": " + why,
        "Use that version, or a newer one.");
  }

  static TmuxoException inUse(Path directory, String holder) {
    return new TmuxoException(
        ErrorCode.JOURNAL_IN_USE,
        "the journal in " + directory + " is being written by " + holder,
        "Use that process, or end it; only one may write.");
  }
}
