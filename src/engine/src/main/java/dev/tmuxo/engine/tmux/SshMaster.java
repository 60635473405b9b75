package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.TmuxoException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one connection to a node that all processes there share ({@code ControlMaster} of {@code
 * ssh_config(5)}): it is made, and fails, at one known moment, and a process over it costs a
 * fraction of a handshake.
 *
 * <p>It lives as long as its standard input is open, so it ends with this host, however that ends;
 * processes on the node that are still read from keep it until they have ended too.
 */
final class SshMaster {
  private static final String READY = "tmuxo-ready";
  private static final String STAY = "exec sh -c 'echo " + READY + "; exec cat >/dev/null'";
  private static final Duration SLACK = Duration.ofSeconds(5);
  private static final int STDERR = 8192;

  private final Process process;
  private final Path said;
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

  private SshMaster(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  /**
   * Connects, and waits until the connection stands.
   *
   * @param directory ours alone, with a path short enough for a socket
   * @throws TmuxoException what stands in the way
   */
  static SshMaster connect(SshCommand ssh, Path directory, SshErrors errors, SshOptions options)
      throws IOException {
    Path said = directory.resolve("said");
    Process process = new ProcessBuilder(ssh.master(STAY)).redirectError(said.toFile()).start();
    SshMaster master = new SshMaster(process, said);
    Thread reader = new Thread(master::read, "tmuxo-ssh-" + process.pid());
    reader.setDaemon(true);
    reader.start();
    master.await(errors, options.connect().plus(SLACK));
    return master;
  }

  private void await(SshErrors errors, Duration patience) {
    boolean up = false;
    try {
      up = ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!up) {
        int status = process.waitFor(1, TimeUnit.SECONDS) ? process.exitValue() : 255;
        throw errors.of(status, said());
      }
    } catch (TimeoutException e) {
      throw errors.unreachable("no answer within " + patience.toSeconds() + " s. " + said());
    } catch (ExecutionException e) {
      throw errors.unreachable(e.getCause().toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw errors.unreachable("interrupted while connecting");
    } finally {
      if (!up) {
        close();
      }
    }
  }

  /**
   * Waits for the word that the login shell on the node has come so far; what else it says goes.
   */
  private void read() {
    try (InputStream output = process.getInputStream()) {
      StringBuilder heard = new StringBuilder();
      int next;
      while ((next = output.read()) >= 0) {
        if (next != '\n') {
          heard.append((char) next);
        } else if (heard.toString().endsWith(READY)) {
          ready.complete(true);
        }
        if (next == '\n' || heard.length() > STDERR) {
          heard.setLength(0);
        }
      }
    } catch (IOException e) {
      // as good as the end
    } finally {
      ready.complete(false);
    }
  }

  /** Whether it still does its work here; says nothing about the way to the node. */
  boolean answers(SshCommand ssh, Duration patience) {
    if (!process.isAlive()) {
      return false;
    }
    try {
      Process check = new ProcessBuilder(ssh.check()).redirectErrorStream(true).start();
      check.getOutputStream().close();
      boolean ended = check.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
      check.destroyForcibly();
      return ended && check.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What ssh has said since the connection was begun. */
  String said() {
    try (InputStream file = Files.newInputStream(said)) {
      return new String(file.readNBytes(STDERR), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "";
    }
  }

  void close() {
    process.destroyForcibly();
  }
}
