package dev.tmuxo.api;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lets in who knows the token and came to the loopback address by one of its names. Other users of
 * the machine lack the token. A page in a browser lacks it too; should one get hold of it, its
 * origin gives it away, and so does the name by which DNS rebinding reaches us.
 */
public final class LoopbackGate implements Gate {
  private static final String BEARER = "bearer ";

  /** What a browser says of a request that is no other site's doing. */
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  private final byte[] token;
  private final Set<String> hosts;

  /**
   * A gate.
   *
   * @param token not empty
   * @param port at which we listen
   */
  public LoopbackGate(String token, int port) {
    if (token.isEmpty()) {
      throw new IllegalArgumentException("an empty token");
    }
    this.token = token.getBytes(StandardCharsets.UTF_8);
    this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
  }

  @Override
  public void check(HttpServletRequest request) {
    if (!header(request, "Host").filter(hosts::contains).isPresent()) {
      throw denied("the request names another host than this one");
    }
    if (!ownOrigin(request)) {
      throw denied("the request comes from a page of another site");
    }
    byte[] given =
        header(request, "Authorization")
            .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
            .map(value -> value.substring(BEARER.length()).strip())
            .orElse("")
            .getBytes(StandardCharsets.UTF_8);
    // Takes as long for every wrong token of one length.
    if (!MessageDigest.isEqual(token, given)) {
      throw denied("the request carries no token, or a wrong one");
    }
  }

  private boolean ownOrigin(HttpServletRequest request) {
    boolean site = header(request, "Sec-Fetch-Site").map(OWN_SITE::contains).orElse(true);
    boolean origin =
        header(request, "Origin")
            .map(o -> o.startsWith("http://") && hosts.contains(o.substring("http://".length())))
            .orElse(true);
    return site && origin;
  }

  private static Optional<String> header(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getHeader(name));
  }

  private static TmuxoException denied(String why) {
    return new TmuxoException(
        ErrorCode.ACCESS_DENIED,
        why,
        "Send \"Authorization: Bearer TOKEN\" with the token from the file that endpoint.json"
            + " names, to the address it names.");
  }
}
