package dev.tmuxo.engine.delivery;

import java.time.Instant;

/**
 * What was seen that justifies a transition.
 *
 * @param kind a short stable word, such as {@code pasted}, {@code composer-emptied}, {@code
 *     busy-marker}
 * @param detail for a person; may be empty
 */
public record Evidence(Instant at, String kind, String detail) {}
