package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.TmuxoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The private tmux server of one team: its socket in a directory of the user's own, its processes
 * marked, its options set before the first pane exists. Thread-safe; calls wait for the node.
 *
 * <pre>{@code
 * TmuxServer server = TmuxServer.start(transport, StartSpec.of("shop", "shop-01H..."));
 * try {
 *   System.out.println(server.address().attachCommand("shop"));
 * } finally {
 *   server.stop(Duration.ofSeconds(5));
 * }
 * }</pre>
 */
public final class TmuxServer {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Transport transport;
  private final String team;
  private final ServerAddress address;
  private final TmuxVersion version;
  private final long pid;
  private final String directory;
  private final String marker;

  TmuxServer(
      Transport transport,
      String team,
      ServerAddress address,
      TmuxVersion version,
      long pid,
      String directory,
      String marker) {
    this.transport = transport;
    this.team = team;
    this.address = address;
    this.version = version;
    this.pid = pid;
    this.directory = directory;
    this.marker = marker;
  }

  /**
   * Starts the server of a team.
   *
   * @throws TmuxoException {@code TMUX_NOT_FOUND}, {@code TMUX_TOO_OLD}, {@code TEAM_RUNNING},
   *     {@code NODE_DIRECTORY_UNSAFE}, {@code SOCKET_PATH_TOO_LONG}, {@code TMUX_REFUSED}, {@code
   *     TMUX_COMMAND_FAILED}, {@code NODE_COMMAND_FAILED}
   */
  public static TmuxServer start(Transport transport, StartSpec spec) {
    return new ServerStart(transport, spec).run();
  }

  /**
   * The running server of a team, if there is one.
   *
   * @param spec its team, tmux and directory say where to look
   * @throws TmuxoException {@code TMUX_REFUSED}; {@code TMUX_TIMEOUT} if there is one that does not
   *     answer, of which nobody may say that it has ended
   */
  public static Optional<TmuxServer> find(Transport transport, StartSpec spec) {
    NodeScript.Answer answer =
        NodeScript.named("find")
            .run(
                transport,
                List.of(spec.tmux(), spec.team(), spec.directory().orElse("")),
                PATIENCE);
    ScriptFailure.raise(answer, transport, spec);
    if (!answer.get("state").equals(Optional.of(ServerState.Kind.RUNNING.name()))) {
      return Optional.empty();
    }
    return Optional.of(
        new TmuxServer(
            transport,
            spec.team(),
            new ServerAddress(spec.tmux(), answer.require("socket", transport)),
            TmuxVersion.parse(answer.require("version", transport)).require(transport.node()),
            answer.requireNumber("pid", transport),
            answer.require("directory", transport),
            answer.require("marker", transport).replaceFirst("^TMUXO_MARKER=", "")));
  }

  /** Looks at the server. One that lost its socket file is told to make a new one. */
  public ServerState probe() {
    NodeScript.Answer answer =
        NodeScript.named("probe")
            .run(
                transport, List.of(address.tmux(), address.socket(), Long.toString(pid)), PATIENCE);
    Optional<String> found = answer.get("pid").filter(Digits::all);
    return new ServerState(
        ServerState.Kind.valueOf(answer.require("state", transport)),
        found.map(text -> OptionalLong.of(Digits.number(text))).orElse(OptionalLong.empty()),
        answer.get("detail").orElse(""));
  }

  /**
   * Ends the server and every process of the team, the daemonised ones too.
   *
   * @param grace how long processes may take after SIGTERM
   */
  public StopReport stop(Duration grace) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of(address.tmux(), address.socket(), Long.toString(pid)));
    arguments.addAll(
        List.of(directory, marker, Long.toString(Math.max(0, grace.toMillis() / 100))));
    NodeScript.Answer answer =
        NodeScript.named("stop").run(transport, arguments, PATIENCE.plus(grace));
    return new StopReport(
        count(answer, "found"),
        count(answer, "left"),
        count(answer, "killed"),
        answer.all("alive"));
  }

  private static int count(NodeScript.Answer answer, String key) {
    return answer.get(key).filter(Digits::all).map(Integer::parseInt).orElse(0);
  }

  public String team() {
    return team;
  }

  public String marker() {
    return marker;
  }

  public ServerAddress address() {
    return address;
  }

  public TmuxVersion version() {
    return version;
  }

  /** Process id of the server. */
  public long pid() {
    return pid;
  }

  /** The team's private directory on the node. */
  public String directory() {
    return directory;
  }

  /** Where the helper commands are; first on the {@code PATH} of every pane. */
  public String binDirectory() {
    return directory + "/bin";
  }

  /** Where recordings of panes go. */
  public String transcriptDirectory() {
    return directory + "/transcripts";
  }

  Transport transport() {
    return transport;
  }
}
