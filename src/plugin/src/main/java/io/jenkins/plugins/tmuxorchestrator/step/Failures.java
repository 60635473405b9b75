package io.jenkins.plugins.tmuxorchestrator.step;

import dev.tmuxo.engine.error.TmuxoException;
import hudson.AbortException;
import io.jenkins.plugins.tmuxorchestrator.host.TeamGone;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** What a build's log shows of an error: one line for what a user can mend. */
final class Failures {
  private Failures() {}

  static Throwable forLog(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof TmuxoException known) {
      return new AbortException(
          sentence(known.getMessage()) + known.remedy() + " (" + known.code().id() + ")");
    }
    return cause instanceof TeamGone
        ? new AbortException("The team has ended: " + cause.getMessage())
        : cause;
  }

  private static String sentence(String text) {
    return text.endsWith(".") || text.endsWith("\n") ? text + " " : text + ". ";
  }
}
