package dev.tmuxo.engine.tmux;

/**
 * A pane of one tmux server, such as {@code %5}. A server never gives the same id twice.
 *
 * @param value the id as tmux writes it
 */
public record PaneId(String value) {

  public PaneId {
    Ids.check(value, '%', "pane");
  }

  @Override
  public String toString() {
    return value;
  }
}
