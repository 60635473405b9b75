package dev.tmuxo.engine.tmux;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what a connection's parser finds to the futures and the listener it is for. */
final class ReplyRouter implements ControlParser.Events {
  private static final Logger LOG = LoggerFactory.getLogger(ReplyRouter.class);

  private final RequestQueue queue;
  private final ControlListener listener;
  private final ConnectionErrors errors;
  private final String session;
  private final CompletableFuture<Void> attached = new CompletableFuture<>();
  private Optional<Notification.Exit> exit = Optional.empty();

  ReplyRouter(
      RequestQueue queue, ControlListener listener, ConnectionErrors errors, String session) {
    this.queue = queue;
    this.listener = listener;
    this.errors = errors;
    this.session = session;
  }

  /** Completes when tmux lets us in, or says why not. */
  CompletableFuture<Void> attached() {
    return attached;
  }

  /** tmux's last words, if they were heard. */
  Optional<Notification.Exit> exit() {
    return exit;
  }

  @Override
  public void notification(Notification notification) {
    if (notification instanceof Notification.Exit last) {
      exit = Optional.of(last);
    }
    guarded(() -> listener.notified(notification));
  }

  void closed(Disconnect reason) {
    guarded(() -> listener.closed(reason));
  }

  @Override
  public void reply(long sequence, List<Reply.Block> blocks) {
    for (PendingRequest request : queue.answered(sequence)) {
      if (request.sequence == sequence) {
        request.future.complete(new Reply(blocks));
      } else {
        request.future.completeExceptionally(errors.unanswered("its answer is missing"));
      }
    }
  }

  @Override
  public void forged(long sequence) {
    String why = "text of a pane or buffer in its answer imitates the protocol";
    for (PendingRequest request : queue.answered(sequence)) {
      request.future.completeExceptionally(errors.unanswered(why));
    }
  }

  @Override
  public int blocksExpected(long sequence) {
    return queue.find(sequence).map(PendingRequest::blocksExpected).orElse(0);
  }

  @Override
  public void unsolicited(Reply.Block block) {
    if (block.error()) {
      attached.completeExceptionally(errors.cannotAttach(session, block.text()));
    } else {
      attached.complete(null);
    }
  }

  private void guarded(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      LOG.error("A listener of the connection to tmux at {} failed", errors.where(), e);
    }
  }
}
