package dev.tmuxo.server.metrics;

import dev.tmuxo.api.Metrics;
import dev.tmuxo.engine.runtime.TeamObserver;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** All that the daemon measures, as Prometheus reads it. Thread-safe. */
public final class HostMetrics implements Metrics, AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JournalMeters journals = new JournalMeters(registry);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  /** Meters of this process; those of teams and requests come with them. */
  public HostMetrics() {
    Gauge.builder("tmuxo.teams", journals, JournalMeters::teams)
        .description("Teams that run in this daemon's hands")
        .register(registry);
    collections.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** Who is to be told of teams. */
  public TeamObserver teams() {
    return journals;
  }

  @Override
  public void answered(Answered request) {
    Timer.builder(request.stream() ? "tmuxo.http.streams" : "tmuxo.http.requests")
        .description(
            request.stream()
                ? "Streams that have ended, and how long they were listened to"
                : "Requests, and how long their answers took")
        .tag("method", request.method())
        .tag("route", request.route())
        .tag("status", Integer.toString(request.status()))
        .register(registry)
        .record(request.time());
  }

  @Override
  public String exposition() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
