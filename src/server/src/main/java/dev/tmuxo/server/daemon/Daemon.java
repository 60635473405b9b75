package dev.tmuxo.server.daemon;

import dev.tmuxo.api.Api;
import dev.tmuxo.api.LoopbackGate;
import dev.tmuxo.api.Metrics;
import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.runtime.Host;
import dev.tmuxo.engine.runtime.Orchestrator;
import dev.tmuxo.server.home.DaemonHome;
import dev.tmuxo.server.home.Endpoint;
import dev.tmuxo.server.metrics.HostMetrics;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the engine for all commands of a user. Whatever ends it, the teams run on; the next daemon
 * takes them over.
 */
public final class Daemon {
  private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
  private static final int TOKEN_BYTES = 32;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Settings settings;
  private final String version;

  /**
   * A daemon that does not run yet.
   *
   * @param version as it tells it
   */
  public Daemon(Settings settings, String version) {
    this.settings = settings;
    this.version = version;
  }

  /** Waits until the daemon is to end. */
  @FunctionalInterface
  public interface Life {
    void await() throws InterruptedException;
  }

  /**
   * Serves until its life is over. Blocks until then.
   *
   * @param ready told once callers can come
   * @throws TmuxoException {@code DAEMON_RUNNING} if another holds the state directory
   */
  public void serve(Consumer<Endpoint> ready, Life life) throws IOException, InterruptedException {
    DaemonHome home = new DaemonHome(settings.home());
    // The order matters: callers believe the endpoint for as long as the lock is held.
    FileChannel lock = home.lock();
    try {
      home.withdraw(); // what one that was killed left, before anything that takes time
      serve(home, ready, life);
    } finally {
      lock.close();
    }
  }

  private void serve(DaemonHome home, Consumer<Endpoint> ready, Life life)
      throws IOException, InterruptedException {
    try (HostMetrics metrics = new HostMetrics();
        Orchestrator orchestrator =
            Orchestrator.open(settings, Host.process().observedBy(metrics.teams()))) {
      adopt(orchestrator);
      serve(home, orchestrator, metrics, ready, life);
    }
  }

  /** Goes on with the teams of the last daemon. A node out of reach must not hold up the others. */
  private static void adopt(Orchestrator orchestrator) throws InterruptedException {
    CompletableFuture<Void> adopted =
        CompletableFuture.runAsync(
            () ->
                orchestrator
                    .adoptAll()
                    .forEach((team, adoption) -> LOG.info("team {}: {}", team, told(adoption))),
            task -> new Thread(task, "tmuxo-adopt").start());
    try {
      adopted.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn("not every team could be taken over within {} s; going on", PATIENCE.toSeconds());
    } catch (ExecutionException e) {
      LOG.error("teams could not be taken over", e.getCause());
    }
  }

  private static String told(Orchestrator.Adoption adoption) {
    return adoption.problem().map(TmuxoException::getMessage).orElse("taken over");
  }

  private void serve(
      DaemonHome home,
      Orchestrator orchestrator,
      Metrics metrics,
      Consumer<Endpoint> ready,
      Life life)
      throws IOException, InterruptedException {
    String token = token();
    Api api = new Api(orchestrator, settings, version, metrics);
    try (WebServer web =
        WebServer.start(Api.PATH, port -> api.servlet(new LoopbackGate(token, port)))) {
      Endpoint endpoint = publish(home, web, token);
      LOG.info("tmuxo {} serves {} at {}", version, settings.home(), endpoint.url());
      ready.accept(endpoint);
      life.await();
      LOG.info("the daemon ends; {} teams run on", orchestrator.teams().size());
      home.withdraw();
      orchestrator.close();
    } finally {
      home.withdraw();
    }
  }

  private Endpoint publish(DaemonHome home, WebServer web, String token) throws IOException {
    Endpoint endpoint =
        new Endpoint(
            web.url() + Api.PATH.replace("/*", ""),
            web.port(),
            ProcessHandle.current().pid(),
            home.publishToken(token).toString(),
            version);
    home.publish(endpoint);
    return endpoint;
  }

  /** A new one each time: what was read once is of no use after the daemon's end. */
  private static String token() {
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
