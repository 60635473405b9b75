package io.jenkins.plugins.tmuxorchestrator.step;

import dev.tmuxo.api.Until;
import java.util.Optional;

/** How far a step follows its message. */
enum WaitFor {
  /** It is on disk and cannot be lost. */
  ACCEPTED(null),
  SUBMITTED(Until.SUBMITTED),
  FINISHED(Until.FINISHED),
  REPLY(Until.REPLY);

  private final Until until;

  WaitFor(Until until) {
    this.until = until;
  }

  /** Empty where nothing is waited for. */
  Optional<Until> until() {
    return Optional.ofNullable(until);
  }
}
