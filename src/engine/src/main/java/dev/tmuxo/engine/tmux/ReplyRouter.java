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
    List<PendingRequest> requests = queue.answered(sequence);
    if (requests.size() == 1) {
      requests.get(0).future.complete(new Reply(blocks));
    } else if (fits(requests, blocks)) {
      deal(requests, blocks);
    } else {
      requests.forEach(
          request ->
              request.future.completeExceptionally(
                  errors.unanswered("its answer is not what such a command answers")));
    }
  }

  /** Each quiet request has a block for every command, or up to the first that failed. */
  private static void deal(List<PendingRequest> requests, List<Reply.Block> blocks) {
    int from = 0;
    for (PendingRequest request : requests) {
      int to = end(request, blocks, from);
      request.future.complete(new Reply(blocks.subList(from, to)));
      from = to;
    }
  }

  private static boolean fits(List<PendingRequest> requests, List<Reply.Block> blocks) {
    int at = 0;
    for (PendingRequest request : requests) {
      int to = end(request, blocks, at);
      boolean failed = to > at && blocks.get(to - 1).error();
      if (!request.isQuiet() || (to - at != request.blocksExpected() && !failed)) {
        return false;
      }
      at = to;
    }
    return at == blocks.size()
        && blocks.stream().allMatch(block -> block.error() || block.lines().isEmpty());
  }

  private static int end(PendingRequest request, List<Reply.Block> blocks, int from) {
    int to = from;
    while (to < blocks.size() && to - from < request.blocksExpected()) {
      if (blocks.get(to++).error()) {
        break;
      }
    }
    return to;
  }

  @Override
  public void unusable(long sequence, String why) {
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
