package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * One connection of a {@link TeamConnection}, from attaching to its end: takes charge of the team
 * with a new epoch, detaches control clients that earlier hosts left behind, subscribes, and takes
 * stock of the panes.
 */
final class TeamLink implements ControlListener {

  /** What becomes of a link, as its owner hears it. */
  interface Owner {
    void notified(TeamLink link, Notification notification);

    void closed(TeamLink link, Disconnect disconnect);
  }

  /** Another host has taken the team over and is still there. */
  static final class TakenOver extends Exception {
    private static final long serialVersionUID = 1L;

    TakenOver(String client) {
      super("taken over by another host (client " + client + ")");
    }
  }

  private static final String EPOCH = TeamConnection.EPOCH_OPTION;
  private static final String NEXT_EPOCH = "#{e|+:#{?" + EPOCH + ",#{" + EPOCH + "},0},1}";

  private final Transport transport;
  private final TmuxServer server;
  private final ClientOptions options;
  private final ClientMark own;
  private final Owner owner;
  private volatile ControlClient client;
  private volatile long epoch;

  /**
   * A link that is not connected yet.
   *
   * @param own the mark that all links of one owner share
   */
  TeamLink(
      Transport transport, TmuxServer server, ClientOptions options, ClientMark own, Owner owner) {
    this.transport = transport;
    this.server = server;
    this.options = options.withMark(own.terminalName());
    this.own = own;
    this.owner = owner;
  }

  ControlClient client() {
    return client;
  }

  long epoch() {
    return epoch;
  }

  void hangUp() {
    ControlClient attached = client;
    if (attached != null) {
      attached.close();
    }
  }

  @Override
  public void notified(Notification notification) {
    owner.notified(this, notification);
  }

  @Override
  public void closed(Disconnect disconnect) {
    owner.closed(this, disconnect);
  }

  /**
   * Connects and waits until everything is in place.
   *
   * @param lastEpoch the epoch of our own last connection, or empty to take over from anybody
   * @return the panes as they are now
   * @throws TakenOver if another host has connected since, and is there
   */
  List<PaneSnapshot> connect(Optional<Long> lastEpoch, List<Subscription> subscriptions)
      throws TakenOver {
    client = ControlClient.attach(transport, server.address(), server.team(), options, this);
    try {
      checkServer();
      List<Peer> peers = peers();
      if (lastEpoch.isPresent() && currentEpoch() > lastEpoch.get()) {
        for (Peer peer : peers) {
          if (peer.sendsCommandsFor(own)) {
            throw new TakenOver(peer.client());
          }
        }
      }
      epoch = takeCharge();
      List<CompletableFuture<Reply>> sent = new ArrayList<>();
      for (Peer peer : peers) {
        if (peer.isLeftBehind()) {
          sent.add(client.send(CommandList.of(Commands.detachClient(peer.client()))));
        }
      }
      CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
      for (Subscription subscription : subscriptions) {
        ask(Commands.subscribe(subscription));
      }
      return PaneLines.parse(ask(Commands.listPanes(PaneLines.FORMAT)).lines());
    } catch (TakenOver | RuntimeException e) {
      client.close();
      throw e;
    }
  }

  /** Somebody may have started the team anew where our server died. */
  private void checkServer() {
    if (client.serverPid() != server.pid()) {
      throw new TmuxoException(
          ErrorCode.TMUX_STALE_SOCKET,
          "Another tmux server than that of team "
              + server.team()
              + " is at "
              + server.address().socket()
              + ": process "
              + client.serverPid()
              + " instead of "
              + server.pid(),
          "The team has ended; look for the one that runs now.");
    }
  }

  private long currentEpoch() {
    return number(ask(Commands.showServerOption(EPOCH)).firstLine().orElse("0"));
  }

  /** One list, so that no two hosts get the same epoch. */
  private long takeCharge() {
    Reply reply =
        ask(
            TmuxCommand.of("set-option", "-s", "-F", EPOCH, NEXT_EPOCH),
            Commands.displayMessage("#{" + EPOCH + "}"));
    return number(reply.firstLine().orElse(""));
  }

  private long number(String text) {
    if (!Digits.all(text)) {
      throw new TmuxoException(
          ErrorCode.TMUX_PROTOCOL,
          "The server option " + EPOCH + " of team " + server.team() + " is no number: " + text,
          "Something else has set it: unset it.");
    }
    return Digits.number(text);
  }

  /** Another control client with a mark of this team. */
  private record Peer(String client, ClientMark mark) {

    boolean sendsCommandsFor(ClientMark other) {
      return mark.kind() == ClientMark.Kind.COMMANDS && !mark.equals(other);
    }

    /** Whoever sends commands, and viewers of processes that are not in charge any more. */
    boolean isLeftBehind() {
      return mark.kind() == ClientMark.Kind.COMMANDS || !mark.isOfThisProcess();
    }
  }

  private List<Peer> peers() {
    List<Peer> peers = new ArrayList<>();
    for (String line : ask(Commands.listClients("#{client_name}\t#{client_termname}")).lines()) {
      int tab = line.indexOf('\t');
      String name = line.substring(0, Math.max(0, tab));
      ClientMark.parse(server.marker(), line.substring(tab + 1))
          .filter(mark -> !name.equals(client.name()))
          .ifPresent(mark -> peers.add(new Peer(name, mark)));
    }
    return peers;
  }

  private Reply ask(TmuxCommand... commands) {
    Reply reply;
    try {
      reply = client.send(CommandList.of(commands)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof TmuxoException known) {
        throw known;
      }
      throw e;
    }
    if (!reply.ok()) {
      throw new TmuxoException(
          ErrorCode.TMUX_COMMAND_FAILED,
          "Cannot connect to team " + server.team() + ": " + reply.firstError(),
          "");
    }
    return reply;
  }
}
