package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wire of a {@link ControlClient}: two threads, a queue, a parser, a watch. */
final class ControlConnection {
  private static final Logger LOG = LoggerFactory.getLogger(ControlConnection.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int READ = 64 * 1024;

  private final Transport transport;
  private final ServerAddress address;
  private final String session;
  private final ClientOptions options;
  private final ControlListener listener;
  private final Channel channel;
  private final String nonce = newNonce();
  private final RequestQueue queue;
  private final ControlParser parser;
  private final ConnectionWatch watch;
  private final CompletableFuture<Void> attached = new CompletableFuture<>();

  /** Why we hung up ourselves, if we did. */
  private volatile Optional<Disconnect> ownReason = Optional.empty();

  /** {@code %exit}, once it has been read. Reader thread only. */
  private Optional<Notification.Exit> exit = Optional.empty();

  private volatile boolean open = true;

  private ControlConnection(
      Transport transport,
      ServerAddress address,
      String session,
      ClientOptions options,
      ControlListener listener,
      Channel channel) {
    this.transport = transport;
    this.address = address;
    this.session = session;
    this.options = options;
    this.listener = listener;
    this.channel = channel;
    this.queue = new RequestQueue(options.maxRequests(), options.maxBytes(), nonce);
    this.parser = new ControlParser(nonce, new ParserEvents());
    this.watch = new ConnectionWatch(this, queue, options);
  }

  static ControlConnection open(
      Transport transport,
      ServerAddress address,
      String session,
      ClientOptions options,
      ControlListener listener) {
    String flags = String.join(",", options.flags());
    List<String> command =
        flags.isEmpty()
            ? address.command("-C", "attach-session", "-t", "=" + session)
            : address.command("-C", "attach-session", "-f", flags, "-t", "=" + session);
    Channel channel;
    try {
      channel = transport.open(command);
    } catch (IOException e) {
      throw new TmuxoException(
          ErrorCode.NODE_COMMAND_FAILED,
          "Cannot run " + address.tmux() + " on node " + transport.node() + ": " + e.getMessage(),
          "Check that the node can be reached and has tmux.",
          e);
    }
    ControlConnection connection =
        new ControlConnection(transport, address, session, options, listener, channel);
    connection.start();
    return connection;
  }

  private void start() {
    thread("reader", this::readAll);
    thread("writer", this::writeAll);
    watch.start();
  }

  ClientOptions options() {
    return options;
  }

  Duration patience() {
    return options.patience();
  }

  String node() {
    return transport.node();
  }

  String nonce() {
    return nonce;
  }

  boolean isOpen() {
    return open;
  }

  /** Waits until tmux has let us in; throws what stands in the way. */
  void awaitAttached() {
    try {
      attached.get(options.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TmuxoException known) {
        throw known;
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new TmuxoException(
          ErrorCode.TMUX_TIMEOUT,
          "The tmux server at " + where() + " did not answer within " + options.patience(),
          "It may be stopped or overloaded: look at its process.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TmuxoException(
          ErrorCode.TMUX_DISCONNECTED, "Interrupted while attaching to " + where(), "", e);
    }
  }

  CompletableFuture<Reply> send(CommandList list, CommandEncoder encoder, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    RequestQueue.Result result = queue.offer(list, encoder.line(list), deadline);
    return switch (result.offer()) {
      case ACCEPTED -> {
        watch.sent(deadline);
        yield result.request().future;
      }
      case FULL ->
          CompletableFuture.failedFuture(
              new TmuxoException(
                  ErrorCode.TMUX_QUEUE_FULL,
                  "The connection to tmux at " + where() + " has too many unanswered commands",
                  "Wait for answers before sending more."));
      case CLOSED -> CompletableFuture.failedFuture(disconnected("not sent"));
    };
  }

  void close() {
    hangUp(new Disconnect(Disconnect.Kind.CLOSED, ""));
  }

  /** Ends the connection for a reason of ours, which {@code closed} will report. */
  void hangUp(Disconnect reason) {
    if (ownReason.isEmpty()) {
      ownReason = Optional.of(reason);
    }
    channel.close();
  }

  private void readAll() {
    byte[] buffer = new byte[READ];
    String trouble = "";
    try {
      InputStream output = channel.output();
      for (int n = output.read(buffer); n >= 0; n = output.read(buffer)) {
        watch.received();
        parser.feed(buffer, 0, n);
      }
    } catch (IOException e) {
      trouble = String.valueOf(e.getMessage());
    } catch (RuntimeException | Error e) {
      LOG.error("Reading from tmux at {} failed", where(), e);
      trouble = e.toString();
    }
    finish(trouble);
  }

  private void finish(String trouble) {
    open = false;
    parser.end();
    watch.stop();
    Disconnects disconnects = new Disconnects(transport, address, session);
    String said = disconnects.stderr(channel);
    channel.close();
    if (!attached.isDone()) {
      attached.completeExceptionally(
          ownReason.isPresent() ? disconnected("closed") : disconnects.refusal(said, trouble));
    }
    Disconnect reason =
        ownReason.orElseGet(() -> disconnects.reason(exit, said.isEmpty() ? trouble : said));
    for (PendingRequest left : queue.close()) {
      String fate = left.isWritten() ? "sent, its outcome is unknown" : "not sent";
      left.future.completeExceptionally(disconnected(fate + " (" + reason + ")"));
    }
    guarded(() -> listener.closed(reason));
  }

  private void writeAll() {
    ByteBuilder out = new ByteBuilder(READ);
    try {
      while (queue.take(out)) {
        channel.input().write(out.array(), 0, out.length());
        channel.input().flush();
        out.clear(2 * READ);
      }
    } catch (IOException e) {
      // the reader finds out why; should the other direction still stand, the watch ends it
      LOG.debug("Writing to tmux at {} failed", where(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class ParserEvents implements ControlParser.Events {
    @Override
    public void notification(Notification notification) {
      if (notification instanceof Notification.Exit last) {
        exit = Optional.of(last);
      }
      guarded(() -> listener.notified(notification));
    }

    @Override
    public void reply(long sequence, List<Reply.Block> blocks) {
      for (PendingRequest request : queue.answered(sequence)) {
        if (request.sequence == sequence) {
          request.future.complete(new Reply(blocks));
        } else {
          request.future.completeExceptionally(protocol("its answer is missing"));
        }
      }
    }

    @Override
    public void forged(long sequence) {
      for (PendingRequest request : queue.answered(sequence)) {
        request.future.completeExceptionally(
            protocol("text in a pane or buffer imitates the protocol in its answer"));
      }
    }

    @Override
    public boolean isSingle(long sequence) {
      return queue.find(sequence).map(PendingRequest::isSingle).orElse(false);
    }

    @Override
    public void unsolicited(Reply.Block block) {
      if (block.error()) {
        attached.completeExceptionally(
            new TmuxoException(
                ErrorCode.TMUX_COMMAND_FAILED,
                "Cannot attach to " + session + " at " + where() + ": " + block.text(),
                ""));
      } else {
        attached.complete(null);
      }
    }
  }

  private void guarded(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      LOG.error("A listener of the connection to tmux at {} failed", where(), e);
    }
  }

  private TmuxoException protocol(String what) {
    return new TmuxoException(
        ErrorCode.TMUX_PROTOCOL,
        "A command on tmux at " + where() + " was run, but " + what,
        "Look at the result and repeat the command if needed.");
  }

  private TmuxoException disconnected(String fate) {
    return new TmuxoException(
        ErrorCode.TMUX_DISCONNECTED,
        "No connection to tmux at " + where() + "; command " + fate,
        "");
  }

  String where() {
    return address.socket() + " on node " + transport.node();
  }

  private void thread(String role, Runnable task) {
    Thread thread = new Thread(task, "tmuxo-" + options.name() + "-" + role);
    thread.setDaemon(true);
    thread.start();
  }

  private static String newNonce() {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    StringBuilder text = new StringBuilder("tmuxo.");
    for (byte b : random) {
      text.append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16));
    }
    return text.append('.').toString();
  }
}
