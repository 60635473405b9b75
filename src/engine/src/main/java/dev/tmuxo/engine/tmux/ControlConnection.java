package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.TmuxoException;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wire of a {@link ControlClient}: a thread that writes, a thread that reads, a queue between
 * sending and answer, and a watch on the time.
 *
 * <p>A tmux server writes to its control clients' pipes itself. When it stands still, neither
 * killing the client process nor closing a pipe wakes a thread of ours that reads; such a thread is
 * left behind, and ends when the server moves or dies.
 */
final class ControlConnection {
  private static final Logger LOG = LoggerFactory.getLogger(ControlConnection.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BUFFER = 64 * 1024;
  private static final Duration END_OF_FILE = Duration.ofMillis(300);

  /** Who may report the end: the reader while it handles bytes, anybody while it only waits. */
  private enum Reader {
    WAITS,
    HANDLES,
    ENDED
  }

  private final Transport transport;
  private final ServerAddress address;
  private final String session;
  private final ClientOptions options;
  private final Channel channel;
  private final String nonce = "tmuxo." + randomHex() + ".";
  private final ConnectionErrors errors;
  private final RequestQueue queue;
  private final ReplyRouter router;
  private final ControlParser parser;
  private final ConnectionWatch watch;
  private final AtomicReference<Reader> reader = new AtomicReference<>(Reader.HANDLES);

  /** Why we hung up ourselves, if we did. */
  private final AtomicReference<Disconnect> ownReason = new AtomicReference<>();

  private volatile boolean open = true;

  private ControlConnection(
      Transport transport,
      ServerAddress address,
      String session,
      ClientOptions options,
      ControlListener listener)
      throws IOException {
    this.transport = transport;
    this.address = address;
    this.session = session;
    this.options = options;
    this.errors = new ConnectionErrors(transport, address);
    this.queue = new RequestQueue(options.maxRequests(), options.maxBytes(), nonce);
    this.router = new ReplyRouter(queue, listener, errors, session);
    this.parser = new ControlParser(nonce, router);
    this.watch = new ConnectionWatch(this, queue, options);
    this.channel = transport.open(attachCommand());
  }

  static ControlConnection open(
      Transport transport,
      ServerAddress address,
      String session,
      ClientOptions options,
      ControlListener listener) {
    try {
      ControlConnection connection =
          new ControlConnection(transport, address, session, options, listener);
      connection.thread("reader", connection::readAll);
      connection.thread("writer", connection::writeAll);
      connection.watch.start();
      return connection;
    } catch (IOException e) {
      throw new ConnectionErrors(transport, address).cannotRun(e);
    }
  }

  private List<String> attachCommand() {
    List<String> command = new ArrayList<>();
    options.mark().ifPresent(mark -> command.addAll(List.of("env", "TERM=" + mark)));
    command.addAll(address.command("-C", "attach-session", "-t", "=" + session));
    if (!options.flags().isEmpty()) {
      command.addAll(List.of("-f", String.join(",", options.flags())));
    }
    return command;
  }

  ClientOptions options() {
    return options;
  }

  ConnectionErrors errors() {
    return errors;
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

  /** Whether silence is the other side's: nothing that arrived is still being handled here. */
  boolean isListening() {
    return reader.get() == Reader.WAITS;
  }

  /** Waits until tmux has let us in; throws what stands in the way. */
  void awaitAttached() {
    try {
      router.attached().get(options.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TmuxoException known) {
        throw known;
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw errors.noAnswer(options.patience());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw errors.disconnected("interrupted while attaching");
    }
  }

  CompletableFuture<Reply> send(CommandList list, CommandEncoder encoder, Duration timeout) {
    CompletableFuture<Reply> future = new CompletableFuture<>();
    send(list, encoder, timeout, future);
    return future;
  }

  void send(
      CommandList list, CommandEncoder encoder, Duration timeout, CompletableFuture<Reply> future) {
    long deadline = System.nanoTime() + timeout.toNanos();
    switch (queue.offer(list, encoder.line(list), deadline, future)) {
      case ACCEPTED -> watch.sent(deadline);
      case FULL -> future.completeExceptionally(errors.queueFull());
      case CLOSED -> future.completeExceptionally(errors.disconnected("it has ended"));
    }
  }

  void close() {
    hangUp(new Disconnect(Disconnect.Kind.CLOSED, ""));
  }

  /** Ends the connection for a reason of ours, which {@code closed} will report. */
  void hangUp(Disconnect reason) {
    if (ownReason.compareAndSet(null, reason)) {
      open = false;
      channel.close();
      reportWithoutReader();
    }
  }

  /** Reports the end in place of a reader that does not come back from its last read. */
  private void reportWithoutReader() {
    var unused =
        Timers.after(
            END_OF_FILE,
            () -> {
              if (reader.compareAndSet(Reader.WAITS, Reader.ENDED)) {
                thread("closer", () -> finish(""));
              } else if (reader.get() != Reader.ENDED) {
                reportWithoutReader();
              }
            });
  }

  private void readAll() {
    byte[] buffer = new byte[BUFFER];
    String trouble = "";
    try {
      InputStream output = channel.output();
      while (true) {
        reader.set(Reader.WAITS);
        int count = output.read(buffer);
        if (!reader.compareAndSet(Reader.WAITS, Reader.HANDLES)) {
          return;
        }
        if (count < 0) {
          break;
        }
        watch.received();
        parser.feed(buffer, 0, count);
      }
    } catch (IOException e) {
      trouble = String.valueOf(e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("Reading from tmux at {} failed", errors.where(), e);
      trouble = e.toString();
    }
    if (reader.getAndSet(Reader.ENDED) != Reader.ENDED) {
      finish(trouble);
    }
  }

  private void finish(String trouble) {
    open = false;
    watch.stop();
    parser.end();
    Disconnects disconnects = new Disconnects(transport, address, session);
    String said = disconnects.stderr(channel);
    channel.close();
    Optional<Disconnect> own = Optional.ofNullable(ownReason.get());
    if (!router.attached().isDone()) {
      router
          .attached()
          .completeExceptionally(
              own.map(reason -> errors.disconnected(reason.toString()))
                  .orElseGet(() -> disconnects.refusal(said, trouble)));
    }
    String last = said.isEmpty() ? trouble : said;
    for (PendingRequest left : queue.close()) {
      left.future.completeExceptionally(
          errors.lost(left, own.map(Disconnect::toString).orElse(last)));
    }
    router.closed(own.orElseGet(() -> disconnects.reason(router.exit(), last)));
  }

  private void writeAll() {
    ByteBuilder out = new ByteBuilder(BUFFER);
    try {
      while (queue.take(out)) {
        channel.input().write(out.array(), 0, out.length());
        channel.input().flush();
        out.clear(2 * BUFFER);
      }
    } catch (IOException e) {
      // the reader finds out why; should the other direction still stand, the watch hangs up
      LOG.debug("Writing to tmux at {} failed: {}", errors.where(), e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void thread(String role, Runnable task) {
    Thread thread = new Thread(task, "tmuxo-" + options.name() + "-" + role);
    thread.setDaemon(true);
    thread.start();
  }

  private static String randomHex() {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
