package dev.tmuxo.server.screen;

import java.util.List;
import java.util.Optional;

/**
 * What the operator is looking at and doing. Immutable.
 *
 * @param selected index among all agents
 * @param evidence whether deliveries show what justified them
 * @param scroll lines the conversation is scrolled back
 * @param notice a word to the operator, shown until the next key
 * @param captured the lines of the agent's terminal, for {@link Mode#TERMINAL}
 */
record Focus(
    Mode mode,
    int selected,
    boolean evidence,
    int scroll,
    Optional<LineEdit> input,
    String notice,
    List<String> captured) {

  static final Focus START = new Focus(Mode.OVERVIEW, 0, false, 0, Optional.empty(), "", List.of());

  Focus {
    captured = List.copyOf(captured);
  }

  /** What fills the screen. */
  enum Mode {
    OVERVIEW,
    /** One agent's terminal. */
    TERMINAL,
    HELP,
    /** Asks whether to stop although agents are busy. */
    CONFIRM,
    /** Everything has ended; any key leaves. */
    OVER
  }

  Focus with(Mode value) {
    return new Focus(value, selected, evidence, scroll, input, notice, captured);
  }

  Focus select(int index) {
    return new Focus(mode, index, evidence, scroll, input, notice, List.of());
  }

  Focus withEvidence(boolean value) {
    return new Focus(mode, selected, value, 0, input, notice, captured);
  }

  Focus scrolledTo(int lines) {
    return new Focus(mode, selected, evidence, Math.max(0, lines), input, notice, captured);
  }

  Focus typing(Optional<LineEdit> edit) {
    return new Focus(mode, selected, evidence, scroll, edit, notice, captured);
  }

  Focus telling(String word) {
    return new Focus(mode, selected, evidence, scroll, input, word, captured);
  }

  Focus seeing(List<String> lines) {
    return new Focus(mode, selected, evidence, scroll, input, notice, lines);
  }
}
