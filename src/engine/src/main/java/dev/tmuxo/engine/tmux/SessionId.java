package dev.tmuxo.engine.tmux;

/**
 * A session of one tmux server, such as {@code $1}. A server never gives the same id twice.
 *
 * @param value the id as tmux writes it
 */
public record SessionId(String value) {

  public SessionId {
    Ids.check(value, '$', "session");
  }

  @Override
  public String toString() {
    return value;
  }
}
