package dev.tmuxo.engine.tmux;

import java.util.Optional;
import java.util.UUID;

/**
 * How a control client is known as ours, to us and to later hosts: by the name of its terminal,
 * which a control client has no other use for and tmux shows as {@code #{client_termname}}.
 *
 * @param marker the team's marker
 * @param kind what it is for
 * @param host the process, and the connection of it, that attached it
 */
record ClientMark(String marker, Kind kind, String host) {
  private static final String PREFIX = "tmuxo.";

  /** This process, told apart from any other that is or was connected to the same team. */
  private static final String THIS_HOST = UUID.randomUUID().toString().substring(0, 8);

  enum Kind {
    COMMANDS,
    VIEWER
  }

  /** A mark of this process that no other connection has. */
  static ClientMark fresh(String marker, Kind kind) {
    String connection = UUID.randomUUID().toString().substring(0, 8);
    return new ClientMark(marker, kind, THIS_HOST + "-" + connection);
  }

  boolean isOfThisProcess() {
    return host.startsWith(THIS_HOST + "-");
  }

  String terminalName() {
    return PREFIX + marker + "." + kind + "." + host;
  }

  /** The mark in a terminal's name, if it is one of this team. */
  static Optional<ClientMark> parse(String marker, String terminalName) {
    String prefix = PREFIX + marker + ".";
    if (!terminalName.startsWith(prefix)) {
      return Optional.empty();
    }
    String rest = terminalName.substring(prefix.length());
    for (Kind kind : Kind.values()) {
      if (rest.startsWith(kind + ".")) {
        return Optional.of(new ClientMark(marker, kind, rest.substring(kind.name().length() + 1)));
      }
    }
    return Optional.empty();
  }
}
