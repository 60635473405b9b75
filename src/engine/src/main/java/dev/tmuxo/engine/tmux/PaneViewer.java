package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;

/**
 * A second control client that exists while somebody watches: it gets what the programs in a team's
 * panes write, byte for byte.
 *
 * <pre>{@code
 * try (PaneViewer viewer = PaneViewer.open(transport, server, listener)) {
 *   // the listener gets each pane's screen, then what its program writes
 * }
 * }</pre>
 *
 * <p>Memory does not grow, however slow the listener is: while it works nothing is read, tmux holds
 * the output back, and after a second it drops it ({@code pause-after}). The listener then gets the
 * screen anew, and what was written after that moment. Thread-safe.
 */
public final class PaneViewer implements AutoCloseable {

  /** Called one at a time on the viewer's reader thread. It may be slow; see {@link PaneViewer}. */
  public interface Listener {

    /** A pane's program wrote these bytes; a character may be cut in two. */
    void output(PaneId pane, PaneBytes bytes);

    /**
     * The screen as it is now; output that follows was written after it. Comes first for each pane
     * that exists, and again whenever output was dropped.
     */
    void resync(PaneId pane, PaneScreen screen);

    /** The last call. */
    void closed(Disconnect disconnect);
  }

  /** How far behind, in seconds, tmux drops output. */
  private static final int PAUSE_AFTER = 1;

  private final ControlClient client;

  private PaneViewer(ControlClient client) {
    this.client = client;
  }

  /**
   * Starts to watch all panes of a team; waits for the connection.
   *
   * @throws TmuxoException as {@link ControlClient#attach}; {@code TMUX_HAZARD} on tmux 3.2, whose
   *     server a viewer may kill
   */
  public static PaneViewer open(Transport transport, TmuxServer server, Listener listener) {
    if (!Capability.SAFE_VIEWERS.in(server.version())) {
      throw new TmuxoException(
          ErrorCode.TMUX_HAZARD,
          "tmux " + server.version() + " may crash when a pane dies while somebody watches it",
          "Watch by looking at its screen, or install tmux 3.3 or newer.");
    }
    String name = transport.node() + "-" + server.team() + "-viewer";
    ClientOptions options =
        ClientOptions.commands(name)
            .withMark(ClientMark.fresh(server.marker(), ClientMark.Kind.VIEWER).terminalName())
            .withFlags("pause-after=" + PAUSE_AFTER, "ignore-size");
    ViewedPanes panes = new ViewedPanes(listener);
    ControlClient client =
        ControlClient.attach(transport, server.address(), server.team(), options, panes);
    panes.start(client);
    return new PaneViewer(client);
  }

  /** Stops watching; idempotent and quick. */
  @Override
  public void close() {
    client.close();
  }
}
