package dev.tmuxo.engine.view;

import java.time.Duration;

/**
 * How long something took.
 *
 * @param count how often it was measured
 * @param p50 what half of the last {@value Samples#KEPT} took at most; zero if there were none
 * @param p95 what 95 of a hundred of them took at most
 */
public record Times(long count, Duration p50, Duration p95) {
  static final Times NONE = new Times(0, Duration.ZERO, Duration.ZERO);
}
