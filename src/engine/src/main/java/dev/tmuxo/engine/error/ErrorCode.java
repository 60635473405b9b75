package dev.tmuxo.engine.error;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every error the engine reports, with a number that never changes its meaning; {@code
 * docs/errors.md} explains each. 1xxx tmux and nodes, 2xxx files and settings, 3xxx messages, 4xxx
 * agents and teams, 5xxx the host.
 */
public enum ErrorCode {
  TMUX_NOT_FOUND(1001),
  TMUX_TOO_OLD(1002),
  TMUX_VERSION_UNKNOWN(1003),
  /** The operation is known to kill this version's server. */
  TMUX_HAZARD(1004),
  TMUX_COMMAND_FAILED(1005),
  TMUX_TIMEOUT(1006),
  TMUX_QUEUE_FULL(1007),
  TMUX_DISCONNECTED(1008),
  /** No socket file: no server was started, or somebody removed the file. */
  TMUX_NO_SOCKET(1009),
  /** A socket file on which nobody listens: its server died. */
  TMUX_STALE_SOCKET(1010),
  TMUX_REFUSED(1011),
  TMUX_PROTOCOL(1012),
  SOCKET_PATH_TOO_LONG(1013),
  NODE_DIRECTORY_UNSAFE(1014),
  NODE_COMMAND_FAILED(1015),
  /** A text that no tmux command can carry. */
  TMUX_ARGUMENT_INVALID(1016),
  /** The server runs, but has no session of that name. */
  TMUX_NO_SESSION(1017),
  /** This machine has no ssh program. */
  SSH_NOT_FOUND(1020),
  /** The node's host key is not known, or is another than the known one. */
  SSH_HOST_KEY(1021),
  SSH_DENIED(1022),
  NODE_UNREACHABLE(1023),
  NODE_DIRECTORY_MISSING(1024),

  FILE_NOT_READABLE(2001),
  YAML_SYNTAX(2002),
  FIELD_UNKNOWN(2003),
  FIELD_INVALID(2004),
  FIELD_MISSING(2005),
  VARIABLE_MISSING(2006),
  PROFILE_UNKNOWN(2007),
  TEMPLATE_UNKNOWN(2009),
  TEMPLATE_PARAMETER(2010),
  SETTING_UNKNOWN(2011),
  SETTING_INVALID(2012),
  /** Several problems of different kinds, each told with its own code. */
  FILE_INVALID(2013),
  NODE_NAME_INVALID(2020),
  /** A team names a secret that its host does not have. */
  SECRET_MISSING(2021),

  ADDRESS_UNKNOWN(3001),
  ADDRESS_INVALID(3002),
  MESSAGE_TOO_LARGE(3003),
  MESSAGE_EMPTY(3004),
  MESSAGE_INVALID(3005),
  DELIVERY_FAILED(3006),
  CHECK_IN_UNKNOWN(3007),
  CHECK_IN_INVALID(3008),
  /** Somebody else added it. */
  CHECK_IN_FOREIGN(3009),
  CHECK_IN_LIMIT(3010),
  MESSAGE_UNKNOWN(3011),

  TEAM_UNKNOWN(4001),
  TEAM_RUNNING(4002),
  TEAM_STOPPED(4003),
  AGENT_NOT_READY(4004),
  AGENT_EXITED(4005),
  TEAM_EXISTS(4010),

  STORAGE(5001),
  USAGE(5002),
  /** Another process writes the journal. */
  JOURNAL_IN_USE(5003),
  JOURNAL_DAMAGED(5004),
  /** Written by a newer version of this program. */
  JOURNAL_TOO_NEW(5005),
  /** An archive that is damaged, altered, or none of ours. */
  BACKUP_INVALID(5010),
  BACKUP_KEY(5011),

  /** No token or a wrong one, or a browser's page of another site. */
  ACCESS_DENIED(5101),
  /** No such path, or not with that method. */
  ROUTE_UNKNOWN(5102),
  REQUEST_INVALID(5103),
  TOO_BUSY(5104),
  /** Another daemon holds the state directory. */
  DAEMON_RUNNING(5105),
  DAEMON_NOT_STARTED(5106),
  DAEMON_LOST(5107),
  TIMED_OUT(5108),
  INTERNAL(5999);

  private final int number;

  ErrorCode(int number) {
    this.number = number;
  }

  /** The code of that {@link #id}; empty if this version knows none such. */
  public static Optional<ErrorCode> ofId(String id) {
    return Arrays.stream(values()).filter(code -> code.id().equals(id)).findFirst();
  }

  /** The code as users see and search it, such as {@code TMUXO-1002}. */
  public String id() {
    return "TMUXO-" + number;
  }
}
