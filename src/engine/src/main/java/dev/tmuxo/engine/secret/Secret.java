package dev.tmuxo.engine.secret;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** A value that nothing may print. Immutable. */
public final class Secret {
  private final String text;
  private final boolean file;
  private final Set<String> hidden;

  private Secret(String text, boolean file, Set<String> hidden) {
    this.text = Objects.requireNonNull(text);
    this.file = file;
    this.hidden = hidden;
  }

  /** One that stands in a variable. */
  public static Secret text(String text) {
    return new Secret(text, false, Set.of(text));
  }

  /** The content of a file that only its owner can read; the variable holds its path. */
  public static Secret file(String content) {
    return new Secret(content, true, Set.of(content));
  }

  /** The same, of which a part alone is to be hidden as well, such as the password of a login. */
  public Secret hiding(String part) {
    Set<String> more = new TreeSet<>(hidden);
    more.add(part);
    return new Secret(text, file, Set.copyOf(more));
  }

  /** What nobody may see of it. */
  public Set<String> hidden() {
    return hidden;
  }

  public String reveal() {
    return text;
  }

  public boolean isFile() {
    return file;
  }

  @Override
  public String toString() {
    return "****";
  }
}
