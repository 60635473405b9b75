package dev.tmuxo.engine.tmux;

/**
 * A window of one tmux server, such as {@code @3}. A server never gives the same id twice.
 *
 * @param value the id as tmux writes it
 */
public record WindowId(String value) {

  public WindowId {
    Ids.check(value, '@', "window");
  }

  @Override
  public String toString() {
    return value;
  }
}
