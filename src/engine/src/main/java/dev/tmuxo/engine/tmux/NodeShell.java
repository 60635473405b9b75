package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs POSIX {@code sh} scripts on a node.
 *
 * <pre>{@code
 * NodeShell.Result result =
 *     NodeShell.run(transport, "printf %s \"$1\" | wc -c", List.of("text"), new byte[0], timeout);
 * }</pre>
 */
public final class NodeShell {
  /** A script's answer is short; more than this is not kept. */
  private static final int MOST = 16 << 20;

  private NodeShell() {}

  /**
   * What came back.
   *
   * @param status exit status; 128 + n if a signal ended the script
   */
  public record Result(int status, String out, String err) {

    public boolean ok() {
      return status == 0;
    }
  }

  /**
   * Runs a script and waits for its end.
   *
   * @param arguments {@code $1}, {@code $2} ... of the script; visible in the node's process list
   * @param stdin what the script can read
   * @throws TmuxoException {@code NODE_COMMAND_FAILED} if it cannot be run; {@code TMUX_TIMEOUT} if
   *     it does not end in time, and its channel is closed then; what the transport has to say of a
   *     node out of reach
   */
  public static Result run(
      Transport transport, String script, List<String> arguments, byte[] stdin, Duration timeout) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, "tmuxo"));
    command.addAll(arguments);
    return exec(transport, command, stdin, timeout);
  }

  /** Like {@link #run}, for a program instead of a script. */
  static Result exec(Transport transport, List<String> command, byte[] stdin, Duration timeout) {
    String node = transport.node();
    try (Channel channel = transport.open(command)) {
      CompletableFuture<byte[]> out = read(channel.output(), node, "out");
      CompletableFuture<byte[]> err = read(channel.error(), node, "err");
      daemon(node + "-in", () -> write(channel.input(), stdin));
      CompletableFuture<Result> result =
          channel
              .exit()
              .thenCombine(
                  out.thenCombine(err, (o, e) -> new String[] {text(o), text(e)}),
                  (status, texts) -> new Result(status, texts[0], texts[1]));
      return result.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException | ExecutionException e) {
      if (e.getCause() instanceof TmuxoException known) {
        throw known;
      }
      throw new TmuxoException(
          ErrorCode.NODE_COMMAND_FAILED,
          "Cannot run " + command.get(0) + " on node " + node + ": " + e.getMessage(),
          "Check that the node can be reached and has that program.",
          e);
    } catch (TimeoutException e) {
      throw new TmuxoException(
          ErrorCode.TMUX_TIMEOUT,
          "A script on node " + node + " did not end within " + timeout.toSeconds() + " s",
          "Look at the node's load and at the way to it.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TmuxoException(
          ErrorCode.NODE_COMMAND_FAILED,
          "Interrupted while waiting for a script on node " + node,
          "",
          e);
    }
  }

  private static CompletableFuture<byte[]> read(InputStream stream, String node, String what) {
    CompletableFuture<byte[]> future = new CompletableFuture<>();
    daemon(
        node + "-" + what,
        () -> {
          try {
            byte[] bytes = stream.readNBytes(MOST);
            stream.skip(Long.MAX_VALUE);
            future.complete(bytes);
          } catch (IOException e) {
            future.completeExceptionally(e);
          }
        });
    return future;
  }

  private static void write(OutputStream stream, byte[] stdin) {
    try (stream) {
      stream.write(stdin);
    } catch (IOException e) {
      // the script ended without reading everything; its status tells
    }
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, "tmuxo-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
