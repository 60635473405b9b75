package dev.tmuxo.api;

import dev.tmuxo.api.wire.HostStatus;
import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.runtime.Orchestrator;
import jakarta.servlet.Servlet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The API of one orchestrator. A host maps {@link #servlet} to {@value #PATH} and decides by its
 * {@link Gate} who may call. Requests that wait hold a thread of the host each; at most 100 may.
 *
 * <pre>{@code
 * Api api = new Api(orchestrator, settings, "1.0");
 * context.addServlet(new ServletHolder(api.servlet(new LoopbackGate(token, port))), Api.PATH);
 * }</pre>
 */
public final class Api {
  /** Where the servlet belongs; the number changes when callers would have to. */
  public static final String PATH = "/api/v1/*";

  private final Orchestrator orchestrator;
  private final Settings settings;
  private final String version;
  private final Instant started = Instant.now();
  private final Optional<Metrics> metrics;

  /**
   * An API.
   *
   * @param version of the host, as it tells it
   */
  public Api(Orchestrator orchestrator, Settings settings, String version) {
    this(orchestrator, settings, version, Optional.empty());
  }

  /** An API that is measured, and serves what its host measures. */
  public Api(Orchestrator orchestrator, Settings settings, String version, Metrics metrics) {
    this(orchestrator, settings, version, Optional.of(metrics));
  }

  private Api(
      Orchestrator orchestrator, Settings settings, String version, Optional<Metrics> metrics) {
    this.orchestrator = orchestrator;
    this.settings = settings;
    this.version = version;
    this.metrics = metrics;
  }

  /** The servlet; thread-safe, as servlets are. */
  public Servlet servlet(Gate gate) {
    Feeds feeds = new Feeds(orchestrator);
    List<Route> routes = new ArrayList<>();
    routes.add(Route.of("GET", "/status", call -> Answer.ok(status())));
    routes.addAll(new TeamCalls(orchestrator, settings, feeds).routes());
    routes.addAll(new AgentCalls(feeds).routes());
    routes.addAll(new MessageCalls(feeds).routes());
    routes.addAll(new CheckInCalls(feeds).routes());
    routes.addAll(new JournalCalls(feeds, settings.home()).routes());
    metrics.ifPresent(m -> routes.add(Route.of("GET", "/metrics", call -> exposition(m))));
    return new ApiServlet(gate, routes, metrics);
  }

  private static Answer exposition(Metrics metrics) {
    return new Answer.Text(Metrics.CONTENT_TYPE, metrics.exposition());
  }

  private HostStatus status() {
    return new HostStatus(
        version,
        ProcessHandle.current().pid(),
        started,
        settings.home().toString(),
        orchestrator.teams().size());
  }
}
