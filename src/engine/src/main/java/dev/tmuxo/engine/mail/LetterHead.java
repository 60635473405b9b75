package dev.tmuxo.engine.mail;

import java.time.Instant;
import java.util.Optional;

/**
 * What every letter says of itself. Nothing of it is proven: agents of one team share a tmux
 * server.
 *
 * @param agent the sender's name, of an agent's form; whether there is such an agent is not yet
 *     known
 * @param pane the sender's pane, such as {@code %3}; empty if tmux's variable was lost on the way
 * @param at by the node's clock
 */
public record LetterHead(LetterId id, String agent, Optional<String> pane, Instant at) {}
