package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.util.List;
import java.util.Locale;

/** What stands between us and a node, told from what {@code ssh} says. */
final class SshErrors {
  private static final int MOST = 600;

  private final NodeName.Ssh node;
  private final SshOptions options;

  SshErrors(NodeName.Ssh node, SshOptions options) {
    this.node = node;
    this.options = options;
  }

  /**
   * The error for a connection that was not made or has ended.
   *
   * @param status ssh's exit status; 127 is the shell's that did not find it
   * @param said what came on its standard error
   */
  TmuxoException of(int status, String said) {
    String words = shortened(said);
    if (status == 127) {
      return noProgram();
    }
    if (has(said, "Host key verification failed", "HOST IDENTIFICATION HAS CHANGED")) {
      return hostKey(said);
    }
    if (has(said, "Permission denied", "Too many authentication failures")) {
      return new TmuxoException(
          ErrorCode.SSH_DENIED,
          "Node " + node + " does not let us in: " + words,
          "It must let you in without asking: " + byHand() + " true");
    }
    return unreachable(words.isEmpty() ? "ssh ended with status " + status : words);
  }

  TmuxoException noProgram() {
    return new TmuxoException(
        ErrorCode.SSH_NOT_FOUND,
        "Cannot reach node " + node + ": there is no program " + options.command().get(0) + " here",
        "Install it: apt-get install openssh-client");
  }

  TmuxoException unreachable(String why) {
    return new TmuxoException(
        ErrorCode.NODE_UNREACHABLE,
        "Cannot reach node " + node + ": " + why,
        "Check name, address, port and network, then by hand: " + byHand() + " true");
  }

  private TmuxoException hostKey(String said) {
    if (has(said, "HOST IDENTIFICATION HAS CHANGED")) {
      return new TmuxoException(
          ErrorCode.SSH_HOST_KEY,
          "Node " + node + " has another host key than the known one: somebody may be in between",
          "Find out why it changed; only then remove the old one: ssh-keygen -R " + node.host());
    }
    return new TmuxoException(
        ErrorCode.SSH_HOST_KEY,
        "The host key of node " + node + " is not known",
        "Connect once by hand and compare the fingerprint: " + words(List.of("ssh")));
  }

  private String byHand() {
    return words(List.of("ssh", "-o", "BatchMode=yes"));
  }

  private String words(List<String> command) {
    return String.join(" ", command)
        + (node.port().isPresent() ? " -p " + node.port().getAsInt() : "")
        + " "
        + node.user().map(user -> user + "@").orElse("")
        + node.host();
  }

  private static boolean has(String said, String... signs) {
    String lower = said.toLowerCase(Locale.ROOT);
    for (String sign : signs) {
      if (lower.contains(sign.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  /** On one line; what the other side made ssh say is not ours, so no control characters. */
  private static String shortened(String said) {
    String line = said.strip().replaceAll("\\s*\\R\\s*", "; ").replaceAll("\\p{Cntrl}", "?");
    return line.length() > MOST ? line.substring(0, MOST) + "..." : line;
  }
}
