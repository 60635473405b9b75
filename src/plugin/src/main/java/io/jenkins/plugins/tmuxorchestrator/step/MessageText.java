package io.jenkins.plugins.tmuxorchestrator.step;

import dev.tmuxo.engine.message.Template;
import hudson.AbortException;
import io.jenkins.plugins.tmuxorchestrator.host.TeamHost;
import java.util.Map;
import java.util.Optional;

/**
 * What a message says: a text, or a template with its parameters.
 *
 * @param template the one it was made from
 */
record MessageText(String text, Optional<Template> template) {

  /**
   * Makes it from what a step was given.
   *
   * @throws AbortException if it was given both or neither
   */
  static MessageText of(String message, String template, Map<String, String> params)
      throws AbortException {
    if (message.isEmpty() == template.isEmpty()) {
      throw new AbortException(
          message.isEmpty()
              ? "What is to be said? Give message: '...', or template: 'NAME'"
              : "Give a message or a template, not both");
    }
    if (template.isEmpty()) {
      return new MessageText(message, Optional.empty());
    }
    Template loaded = TeamHost.get().templates().load(template);
    return new MessageText(loaded.fill(params), Optional.of(loaded));
  }
}
