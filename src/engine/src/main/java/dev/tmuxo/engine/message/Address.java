package dev.tmuxo.engine.message;

import dev.tmuxo.engine.document.Printable;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a message is for, as it was written: {@code pm}, {@code dev-*}, {@code @all}, {@code
 * @role:engineer}, each with {@code team/} before it if they are in another team.
 *
 * @param written the address itself
 * @param team the other team, if one is named
 * @param target the name, glob or role
 */
public record Address(String written, Optional<String> team, Kind kind, String target) {

  /** What the target is. */
  public enum Kind {
    NAME,
    /** With {@code *} for any characters and {@code ?} for one. */
    GLOB,
    ALL,
    ROLE
  }

  /** More addresses in one message than this are a mistake. */
  private static final int MAX = 500;

  private static final Pattern FORM =
      Pattern.compile(
          "(?:([a-z0-9][a-z0-9-]{0,62})/)?(?:(@all)|@role:([a-z0-9][a-z0-9-]{0,62})|([a-z0-9*?-]{1,80}))");

  /** Whether it may mean several agents; then it leaves out its sender. */
  public boolean broadcast() {
    return kind != Kind.NAME;
  }

  /**
   * Takes a comma list apart.
   *
   * @throws TmuxoException {@link ErrorCode#ADDRESS_INVALID} if one is not written as an address
   */
  public static List<Address> parse(String list) {
    List<Address> addresses = new ArrayList<>();
    for (String part : list.split(",", MAX + 1)) {
      addresses.add(parseOne(part.strip()));
    }
    return List.copyOf(addresses);
  }

  private static Address parseOne(String written) {
    Matcher matcher = FORM.matcher(written);
    if (!matcher.matches()) {
      throw new TmuxoException(
          ErrorCode.ADDRESS_INVALID,
          "\"" + Printable.line(written, 60) + "\" is not an address",
          "Write a name (pm), a glob (dev-*), @all, @role:ROLE, or TEAM/ before one of these;"
              + " several with commas.");
    }
    Optional<String> team = Optional.ofNullable(matcher.group(1));
    if (matcher.group(2) != null) {
      return new Address(written, team, Kind.ALL, "");
    }
    if (matcher.group(3) != null) {
      return new Address(written, team, Kind.ROLE, matcher.group(3));
    }
    String target = matcher.group(4);
    boolean glob = target.indexOf('*') >= 0 || target.indexOf('?') >= 0;
    return new Address(written, team, glob ? Kind.GLOB : Kind.NAME, target);
  }

  /** Whether the agent is meant. */
  boolean matches(Roster.Member member) {
    return switch (kind) {
      case NAME -> member.name().equals(target);
      case GLOB -> glob(target, member.name());
      case ALL -> true;
      case ROLE -> member.role().equals(target);
    };
  }

  /** Matches in time proportional to the product of the lengths, whatever the glob. */
  private static boolean glob(String glob, String name) {
    int g = 0;
    int n = 0;
    int star = -1;
    int resume = 0;
    while (n < name.length()) {
      if (g < glob.length() && glob.charAt(g) == '*') {
        star = g++;
        resume = n;
      } else if (g < glob.length() && (glob.charAt(g) == '?' || glob.charAt(g) == name.charAt(n))) {
        g++;
        n++;
      } else if (star >= 0) {
        g = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (g < glob.length() && glob.charAt(g) == '*') {
      g++;
    }
    return g == glob.length();
  }
}
