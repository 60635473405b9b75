package dev.tmuxo.engine.tmux;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The panes of a {@link PaneViewer}. Lives on the reader thread, on which notifications arrive and
 * replies complete; only the failure of a request comes from elsewhere.
 *
 * <p>A pane's screen is taken in one list that also lets its output flow from that moment on, so
 * nothing is missing or doubled. Output that arrives before the answer to that list was written
 * after the screen: it is kept until the screen has been handed over. That takes as long as tmux
 * needs for one line, and should it ever be much, the screen is taken once more instead.
 */
final class ViewedPanes implements ControlListener {
  private static final int KEPT = 256 * 1024;
  private static final String FACTS = "#{pane_width} #{pane_height} #{cursor_x} #{cursor_y}";

  /** Output that waits for a screen. */
  private static final class Waiting {
    final List<PaneBytes> kept = new ArrayList<>();
    int size;
    boolean overflown;
  }

  private final PaneViewer.Listener listener;
  private final CompletableFuture<ControlClient> client = new CompletableFuture<>();
  private final Map<PaneId, Waiting> waiting = new ConcurrentHashMap<>();

  ViewedPanes(PaneViewer.Listener listener) {
    this.listener = listener;
  }

  /** Takes the first screens. Output that arrived before belongs to no screen and is dropped. */
  void start(ControlClient attached) {
    CompletableFuture<Reply> panes = new CompletableFuture<>();
    var unused =
        panes.thenAccept(
            reply -> {
              client.complete(attached);
              reply.lines().forEach(id -> resync(new PaneId(id)));
            });
    CommandList list = CommandList.of(Commands.listPanes("#{pane_id}"));
    attached.send(list, attached.options().timeout(), panes);
  }

  @Override
  public void notified(Notification notification) {
    if (notification instanceof Notification.ExtendedOutput output) {
      output(output.pane(), output.data());
    } else if (notification instanceof Notification.Output output) {
      output(output.pane(), output.data());
    } else if (notification instanceof Notification.Pause pause) {
      resync(pause.pane());
    }
  }

  @Override
  public void closed(Disconnect disconnect) {
    waiting.clear();
    listener.closed(disconnect);
  }

  private void output(PaneId pane, PaneBytes data) {
    Waiting held = waiting.get(pane);
    if (held == null) {
      if (client.isDone()) {
        listener.output(pane, data);
      }
    } else if (held.size + data.length() > KEPT) {
      held.overflown = true;
      held.kept.clear();
    } else {
      held.kept.add(data);
      held.size += data.length();
    }
  }

  void resync(PaneId pane) {
    if (waiting.containsKey(pane) || !client.isDone()) {
      return;
    }
    waiting.put(pane, new Waiting());
    var unused =
        client
            .join()
            .send(fromNow(pane))
            .handle(
                (reply, failure) -> {
                  if (failure == null) {
                    handOver(pane, screen(reply));
                  } else {
                    waiting.remove(pane);
                  }
                  return null;
                });
  }

  /**
   * Drops what is queued for this client, lets output flow from now on, and shows the screen of
   * this moment. Pausing first makes that so for a pane that was not paused.
   */
  static CommandList fromNow(PaneId pane) {
    return CommandList.of(
        TmuxCommand.of("refresh-client", "-A", pane.value() + ":pause"),
        Commands.continuePane(pane),
        Commands.displayMessage(pane, FACTS),
        Commands.capturePane(pane, CaptureOptions.screen().withEscapes()));
  }

  private static Optional<PaneScreen> screen(Reply reply) {
    if (!reply.ok() || reply.blocks().size() != 4 || reply.blocks().get(2).lines().size() != 1) {
      return Optional.empty();
    }
    TextFields facts = new TextFields(reply.blocks().get(2).lines().get(0));
    List<String> words = List.of(facts.word(), facts.word(), facts.word(), facts.word());
    if (!words.stream().allMatch(Digits::all)) {
      return Optional.empty();
    }
    int[] numbers = words.stream().mapToInt(Integer::parseInt).toArray();
    List<String> lines = reply.blocks().get(3).lines();
    return Optional.of(new PaneScreen(lines, numbers[0], numbers[1], numbers[2], numbers[3]));
  }

  private void handOver(PaneId pane, Optional<PaneScreen> screen) {
    Waiting held = waiting.remove(pane);
    if (held == null) {
      return;
    }
    if (screen.isPresent() && held.overflown) {
      resync(pane);
      return;
    }
    screen.ifPresent(now -> listener.resync(pane, now));
    held.kept.forEach(data -> listener.output(pane, data));
  }
}
