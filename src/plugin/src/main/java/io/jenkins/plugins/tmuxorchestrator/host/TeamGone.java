package io.jenkins.plugins.tmuxorchestrator.host;

/** The team ended before what somebody waited for. */
public final class TeamGone extends RuntimeException {
  private static final long serialVersionUID = 1;

  TeamGone(String message) {
    super(message);
  }
}
