package dev.tmuxo.testkit.text;

/**
 * A text that careless software damages on its way into a terminal.
 *
 * @param name for test reports
 * @param cleaned what has to arrive: the text without control characters (see {@link Hostile})
 */
public record HostileText(String name, String text, String cleaned) {
  static HostileText of(String name, String text) {
    return new HostileText(name, text, text);
  }

  static HostileText of(String name, String text, String cleaned) {
    return new HostileText(name, text, cleaned);
  }

  /** Whether the text can be delivered as it is. */
  public boolean clean() {
    return text.equals(cleaned);
  }

  @Override
  public String toString() {
    return name;
  }
}
