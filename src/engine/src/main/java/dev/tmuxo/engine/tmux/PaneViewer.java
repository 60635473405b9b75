package dev.tmuxo.engine.tmux;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A second client that exists while somebody watches: it gets the output of a team's panes. When it
 * falls behind, tmux drops output and the viewer hands over the screen anew instead.
 */
public final class PaneViewer implements AutoCloseable {

  /** Called on the viewer's reader thread; must not block. */
  public interface Listener {
    /** Bytes a pane's program wrote. */
    void output(PaneId pane, PaneBytes bytes);

    /** Output was lost; this is the screen now, with escape sequences, line by line. */
    void resync(PaneId pane, List<String> screen);

    void closed(Disconnect disconnect);
  }

  private final ControlClient client;

  private PaneViewer(ControlClient client) {
    this.client = client;
  }

  public static PaneViewer open(Transport transport, TmuxServer server, Listener listener) {
    CompletableFuture<ControlClient> ready = new CompletableFuture<>();
    ControlClient client =
        ControlClient.attach(
            transport,
            server.address(),
            server.team(),
            ClientOptions.commands(transport.node() + "-" + server.team() + "-viewer")
                .withFlags("pause-after=1", "ignore-size"),
            new ControlListener() {
              @Override
              public void notified(Notification notification) {
                if (notification instanceof Notification.ExtendedOutput output) {
                  listener.output(output.pane(), output.data());
                } else if (notification instanceof Notification.Pause pause) {
                  var unused = ready.thenAccept(c -> resync(c, pause.pane(), listener));
                }
              }

              @Override
              public void closed(Disconnect disconnect) {
                listener.closed(disconnect);
              }
            });
    ready.complete(client);
    return new PaneViewer(client);
  }

  private static void resync(ControlClient client, PaneId pane, Listener listener) {
    CommandList again =
        CommandList.of(
            Commands.continuePane(pane),
            Commands.capturePane(pane, CaptureOptions.screen().withEscapes()));
    var unused =
        client
            .send(again)
            .thenAccept(
                reply -> {
                  if (reply.ok()) {
                    listener.resync(pane, reply.blocks().get(1).lines());
                  }
                });
  }

  @Override
  public void close() {
    client.close();
  }
}
