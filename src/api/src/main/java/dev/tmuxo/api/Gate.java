package dev.tmuxo.api;

import dev.tmuxo.engine.error.TmuxoException;
import jakarta.servlet.http.HttpServletRequest;

/** Who may call: the host's own rules. Called by many threads at once. */
@FunctionalInterface
public interface Gate {

  /**
   * Lets a request in or throws; has read nothing of its body.
   *
   * @throws TmuxoException {@code ACCESS_DENIED}, which the caller is told
   */
  void check(HttpServletRequest request);
}
