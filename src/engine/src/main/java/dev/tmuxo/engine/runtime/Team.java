package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.agent.Screen;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.Event.Outcome;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.journal.JournalFile;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.engine.team.AgentSpec;
import dev.tmuxo.engine.team.CheckInSpec;
import dev.tmuxo.engine.team.TeamSpec;
import dev.tmuxo.engine.tmux.NodeName;
import dev.tmuxo.engine.tmux.TeamConnection;
import dev.tmuxo.engine.tmux.TmuxServer;
import dev.tmuxo.engine.view.CheckInView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A running team, as hosts use it. Thread-safe; nothing here blocks. Futures complete on engine
 * threads: do not block there. They fail with a {@link TmuxoException}.
 */
public final class Team {
  private final TeamSpec spec;
  private final TmuxServer server;
  private final JournalFile journal;
  private final long firstSeq;
  private final Mailbox mailbox;
  private final TeamRuntime runtime;
  private final TeamEnd end;
  private final CommandGate gate;

  Team(
      TeamSpec spec,
      TmuxServer server,
      TeamConnection connection,
      JournalFile journal,
      long firstSeq,
      Mailbox mailbox,
      TeamRuntime runtime) {
    this.spec = spec;
    this.server = server;
    this.journal = journal;
    this.firstSeq = firstSeq;
    this.mailbox = mailbox;
    this.runtime = runtime;
    this.end = new TeamEnd(server, connection, journal, mailbox, runtime);
    this.gate = new CommandGate(spec.name(), journal, mailbox, end);
  }

  public TeamSpec spec() {
    return spec;
  }

  /** The name of its node. */
  public String node() {
    return runtime.node();
  }

  /** Path of the team's tmux socket on its node. */
  public String socket() {
    return server.address().socket();
  }

  /** The journal on the host: one JSON object a line. */
  public Path journalFile() {
    return journal.file();
  }

  /** Where the agents' terminal output is recorded, on the node. */
  public String transcriptDirectory() {
    return server.transcriptDirectory();
  }

  /**
   * Program and arguments with which a person looks at the team's terminals: on the node itself, or
   * through {@code ssh} on one that is reached so.
   */
  public List<String> attachCommand() {
    return attachCommand("=" + spec.name());
  }

  /** The same, beginning with one pane: tmux finds its window and session by its id. */
  public List<String> attachCommand(String target) {
    return NodeName.inTerminal(
        node(), List.of(server.address().tmux(), "-S", socket(), "attach-session", "-t", target));
  }

  /**
   * Sends a message. Completes once it is accepted and journalled: from then on it is not lost.
   *
   * <p>Fails with {@code ADDRESS_UNKNOWN} (which lists close names), {@code MESSAGE_TOO_LARGE},
   * {@code MESSAGE_EMPTY} or {@code TEAM_STOPPED}.
   */
  public CompletableFuture<AgentMessage> send(Draft draft) {
    return gate.journalled(() -> runtime.postOffice().send(draft));
  }

  /** Answers a message; the answer goes to whom it came from. */
  public CompletableFuture<AgentMessage> reply(String sender, String messageId, String content) {
    return gate.journalled(() -> runtime.postOffice().reply(sender, messageId, content));
  }

  /**
   * Adds a check-in and tells its id. Fails with {@code CHECK_IN_INVALID}, {@code CHECK_IN_LIMIT},
   * {@code ADDRESS_INVALID} or, for an address in this team, {@code ADDRESS_UNKNOWN}.
   *
   * @param by who gets the answers: {@code operator} or an agent
   */
  public CompletableFuture<String> addCheckIn(String by, CheckInSpec checkIn) {
    return gate.journalled(() -> runtime.checkIns().add(by, checkIn));
  }

  /** The check-ins that will be due again, soonest first. */
  public CompletableFuture<List<CheckInView>> checkIns() {
    CompletableFuture<List<CheckInView>> listed = new CompletableFuture<>();
    gate.inMailbox(listed, () -> listed.complete(runtime.checkIns().list()));
    return listed;
  }

  /**
   * Removes a check-in. Fails with {@code CHECK_IN_UNKNOWN}, or {@code CHECK_IN_FOREIGN} if an
   * agent tries to remove what somebody else added.
   */
  public CompletableFuture<Void> removeCheckIn(String id, String by) {
    return gate.journalled(
        () -> {
          runtime.checkIns().remove(id, by);
          return null;
        });
  }

  /** How the team and each agent are now. */
  public CompletableFuture<TeamStatus> status() {
    CompletableFuture<TeamStatus> status = new CompletableFuture<>();
    gate.inMailbox(status, () -> status.complete(runtime.status()));
    return status;
  }

  /** Types nothing more until {@link #resume}; messages are accepted and wait. */
  public CompletableFuture<Void> pause(String by) {
    return gate.journalled(
        () -> {
          runtime.pause(by);
          return null;
        });
  }

  /** Lets messages be typed again. */
  public CompletableFuture<Void> resume(String by) {
    return gate.journalled(
        () -> {
          runtime.resume(by);
          return null;
        });
  }

  /**
   * Ends an agent's process, whatever it is doing, and starts it again with its briefing; what
   * waits for it is kept.
   */
  public CompletableFuture<Void> restart(String agent, String by) {
    return gate.journalled(
        () -> {
          runtime.restart(runtime.agent(agent).orElseThrow(() -> unknown(agent)), by);
          return null;
        });
  }

  /**
   * Calls the listener with every entry of this run, first those that are past, then each new one,
   * in order, on an engine thread: it must be quick.
   *
   * @return ends the subscription
   */
  public AutoCloseable subscribe(Consumer<JournalEntry> listener) {
    AtomicBoolean open = new AtomicBoolean(true);
    Consumer<JournalEntry> whileOpen =
        entry -> {
          if (open.get()) {
            listener.accept(entry);
          }
        };
    boolean live =
        mailbox.execute(
            () -> {
              journal.entries(firstSeq).forEach(whileOpen);
              journal.subscribe(whileOpen);
            });
    if (!live) {
      journal.entries(firstSeq).forEach(whileOpen);
    }
    return () -> open.set(false);
  }

  /**
   * Calls the listener with every entry from now on, in order, on an engine thread: it must be
   * quick.
   *
   * @return ends the subscription
   */
  public AutoCloseable listen(Consumer<JournalEntry> listener) {
    return journal.subscribe(listener);
  }

  /** The last lines of what an agent's terminal shows, without the team's secrets. */
  public CompletableFuture<List<String>> capture(String agent, int lines) {
    CompletableFuture<List<String>> captured = new CompletableFuture<>();
    gate.inMailbox(
        captured,
        () ->
            runtime
                .hub()
                .run(
                    Screen.query(paneOf(agent).pane()),
                    reply -> captured.complete(lastLines(Screen.parse(reply), lines)),
                    captured::completeExceptionally));
    return captured;
  }

  private List<String> lastLines(Screen screen, int lines) {
    // All of the screen is masked first: half a secret is found no more.
    String all = runtime.hub().masking().apply(screen.tail(screen.lines().size()));
    List<String> text = List.of(all.split("\n"));
    return text.subList(Math.max(0, text.size() - lines), text.size());
  }

  private AgentWindow paneOf(String agent) {
    return runtime.agent(agent).flatMap(Agent::window).orElseThrow(() -> unknown(agent));
  }

  private TmuxoException unknown(String agent) {
    return new TmuxoException(
        ErrorCode.ADDRESS_UNKNOWN,
        "team " + spec.name() + " has no agent " + agent + " with a terminal",
        "Its agents: "
            + spec.agents().stream().map(AgentSpec::name).collect(Collectors.joining(", "))
            + ".");
  }

  /**
   * Ends the team: every process of it, the daemonised ones too. A second call returns the first
   * one's future.
   *
   * @param grace how long processes have between the request to end and their death
   */
  public CompletableFuture<Event.TeamStopped> stop(Duration grace, String reason) {
    return end.stop(grace, new TeamRuntime.Ending(Outcome.STOPPED, reason));
  }

  /** Completes when the team has ended, for whatever reason. */
  public CompletableFuture<Event.TeamStopped> ended() {
    return end.ended();
  }

  /** Takes in a message that another team of this host accepted. */
  void receive(AgentMessage message, List<String> recipients) {
    mailbox.execute(() -> runtime.postOffice().receive(message, recipients));
  }

  void whenEnded(Runnable action) {
    var unused = end.ended().thenRun(action);
  }

  /** Runs the action when the team has ended or this host has let go of it. */
  void whenLeft(Runnable action) {
    var unused = end.ended().whenComplete((stopped, failure) -> action.run());
  }

  /** Ends the team once its work is over. */
  void stopWhenOver(Duration grace) {
    var unused = runtime.over().thenCompose(ending -> end.stop(grace, ending));
  }

  /** Lets go of the team without ending it. */
  void leave() {
    end.leave();
  }
}
