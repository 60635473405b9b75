package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of tmux.
 *
 * @param text as tmux prints it, such as {@code 3.3a} or {@code next-3.8}
 * @param major first number
 * @param minor second number
 * @param patch letter, {@code 'a'} for 3.3a; 0 without one
 * @param development whether it is a snapshot on the way to that version
 */
public record TmuxVersion(String text, int major, int minor, int patch, boolean development)
    implements Comparable<TmuxVersion> {

  /** The oldest version that has what the driver needs: pause-after, subscriptions, {@code -N}. */
  public static final TmuxVersion MINIMUM = new TmuxVersion("3.2", 3, 2, 0, false);

  private static final Pattern RELEASE =
      Pattern.compile("(next-)?(\\d{1,4})\\.(\\d{1,4})([a-z]?)(-rc\\d*)?");

  /** OpenBSD names its own tmux after itself; 7.0 came between tmux 3.2a and 3.3. */
  private static final Pattern OPENBSD = Pattern.compile("openbsd-(\\d{1,3})\\.(\\d{1,3})");

  private static final int OPENBSD_WITH_3_2 = 70;

  /**
   * @param output what {@code tmux -V} prints, such as {@code tmux 3.3a}, or the version alone
   * @throws TmuxoException {@code TMUX_VERSION_UNKNOWN} if it is none
   */
  public static TmuxVersion parse(String output) {
    String text = output.strip();
    if (text.startsWith("tmux ")) {
      text = text.substring("tmux ".length()).strip();
    }
    if (text.equals("master")) {
      return new TmuxVersion(text, Integer.MAX_VALUE, 0, 0, true);
    }
    Matcher release = RELEASE.matcher(text);
    if (release.matches()) {
      return new TmuxVersion(
          text,
          Integer.parseInt(release.group(2)),
          Integer.parseInt(release.group(3)),
          release.group(4).isEmpty() ? 0 : release.group(4).charAt(0),
          release.group(1) != null || release.group(5) != null);
    }
    Matcher openbsd = OPENBSD.matcher(text);
    if (openbsd.matches()) {
      int number = Integer.parseInt(openbsd.group(1)) * 10 + Integer.parseInt(openbsd.group(2));
      return new TmuxVersion(text, 3, number >= OPENBSD_WITH_3_2 ? 2 : 0, 0, false);
    }
    throw new TmuxoException(
        ErrorCode.TMUX_VERSION_UNKNOWN,
        "Not a version of tmux that can be understood: " + text,
        "Check that the tmux program is tmux: tmux -V should print something like tmux 3.4.");
  }

  /**
   * @param node where it was found, for the error
   * @throws TmuxoException {@code TMUX_TOO_OLD} if it is older than {@link #MINIMUM}
   */
  public TmuxVersion require(String node) {
    if (compareTo(MINIMUM) < 0) {
      throw new TmuxoException(
          ErrorCode.TMUX_TOO_OLD,
          "tmux " + text + " on node " + node + " is too old: 3.2 or newer is needed",
          "apt-get install tmux");
    }
    return this;
  }

  public boolean isAtLeast(int otherMajor, int otherMinor) {
    return compareTo(new TmuxVersion("", otherMajor, otherMinor, 0, false)) >= 0;
  }

  /** By age: {@code 3.7c < next-3.8 < 3.8}. */
  @Override
  public int compareTo(TmuxVersion other) {
    return Comparator.comparingInt(TmuxVersion::major)
        .thenComparingInt(TmuxVersion::minor)
        .thenComparing(TmuxVersion::development, Comparator.reverseOrder())
        .thenComparingInt(TmuxVersion::patch)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return text;
  }
}
