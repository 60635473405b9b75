package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.TmuxoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A machine behind the system's {@code ssh}, with keys, configuration and known hosts as the user
 * has them. It must let the user in without asking anything. Thread-safe.
 *
 * <pre>{@code
 * try (SshTransport build3 = new SshTransport(node, SshOptions.DEFAULT)) {
 *   TmuxServer server = TmuxServer.start(build3, spec);
 * }
 * }</pre>
 *
 * <p>All processes share one connection, made when the first is opened and anew whenever it is
 * gone. A node that falls silent is given up after two intervals of {@link SshOptions#alive()}; its
 * channels end then. A process that outlives its channel is not killed: it finds its standard input
 * at the end.
 */
public final class SshTransport implements Transport, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SshTransport.class);
  private static final Duration CHECK = Duration.ofSeconds(5);

  private final NodeName.Ssh node;
  private final SshOptions options;
  private final SshErrors errors;
  private final Object lock = new Object();
  private Optional<Path> directory = Optional.empty();
  private Optional<SshMaster> master = Optional.empty();

  public SshTransport(NodeName.Ssh node, SshOptions options) {
    this.node = node;
    this.options = options;
    this.errors = new SshErrors(node, options);
  }

  @Override
  public String node() {
    return node.toString();
  }

  /**
   * Starts a process on the node; connects first where there is no connection, which takes at most
   * {@link SshOptions#connect()} and a little.
   *
   * @throws TmuxoException {@code SSH_NOT_FOUND}, {@code SSH_HOST_KEY}, {@code SSH_DENIED}, {@code
   *     NODE_UNREACHABLE}
   */
  @Override
  public Channel open(List<String> command) throws IOException {
    byte[] line = RemoteCommand.line(command);
    Process process = new ProcessBuilder(connected().run(RemoteCommand.READER)).start();
    SshChannel channel = new SshChannel(process, errors);
    try {
      channel.input().write(line);
      channel.input().flush();
    } catch (IOException lost) {
      channel.close();
      throw errors.unreachable("the connection was lost: " + lost.getMessage());
    }
    return channel;
  }

  /** The commands for a connection that stands. */
  private SshCommand connected() throws IOException {
    synchronized (lock) {
      Path place = place();
      SshCommand ssh = new SshCommand(node, options, place.resolve("s"));
      if (master.isPresent() && !master.get().answers(ssh, CHECK)) {
        LOG.info("The connection to node {} has ended. {}", node, master.get().said());
        disconnect();
      }
      if (master.isEmpty()) {
        Files.deleteIfExists(place.resolve("s"));
        master = Optional.of(SshMaster.connect(ssh, place, errors, options));
        LOG.info("Connected to node {}", node);
      }
      return ssh;
    }
  }

  private Path place() throws IOException {
    if (directory.isEmpty()) {
      directory = Optional.of(SshDirectory.create());
    }
    return directory.get();
  }

  private void disconnect() {
    master.ifPresent(SshMaster::close);
    master = Optional.empty();
  }

  /** Hangs up. What runs on the node goes on; opening connects again. */
  @Override
  public void close() {
    synchronized (lock) {
      disconnect();
      directory.ifPresent(SshDirectory::remove);
      directory = Optional.empty();
    }
  }
}
