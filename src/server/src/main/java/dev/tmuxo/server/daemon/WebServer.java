package dev.tmuxo.server.daemon;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tmuxo.api.wire.ErrorBody;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.json.Json;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.IntFunction;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** One servlet on a free port of the loopback address. */
final class WebServer implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int THREADS = 200;
  private static final int SPARE_THREADS = 4;
  private static final int CONNECTIONS = 500;

  /** A command may wait for long without a byte: a team that stops has up to ten minutes. */
  private static final Duration IDLE = Duration.ofMinutes(15);

  private static final long GRACE_MILLIS = 3_000;

  private final Server server;
  private final int port;

  private WebServer(Server server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Opens the port and serves.
   *
   * @param path the servlet's
   * @param servlet for a port
   */
  static WebServer start(String path, IntFunction<Servlet> servlet) throws IOException {
    Server server = new Server(new QueuedThreadPool(THREADS, SPARE_THREADS));
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(LOOPBACK);
    connector.setPort(0);
    connector.setIdleTimeout(IDLE.toMillis());
    connector.open();
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(CONNECTIONS, server));
    ServletContextHandler context = new ServletContextHandler();
    context.addServlet(new ServletHolder(servlet.apply(connector.getLocalPort())), path);
    context.setErrorHandler(WebServer::error);
    server.setErrorHandler(WebServer::error);
    // Streams end with their teams; new requests are refused meanwhile.
    server.setHandler(new GracefulHandler(context));
    server.setStopTimeout(GRACE_MILLIS);
    try {
      server.start();
    } catch (Exception e) { // Jetty's own signature
      connector.close();
      throw new IOException("cannot serve on " + LOOPBACK, e);
    }
    return new WebServer(server, connector.getLocalPort());
  }

  /** What Jetty itself finds wrong, before any servlet: in the same form as all errors. */
  private static boolean error(Request request, Response response, Callback callback) {
    TmuxoException told =
        response.getStatus() == 404
            ? new TmuxoException(
                ErrorCode.ROUTE_UNKNOWN, "there is nothing at that path", "docs/api.md lists all.")
            : new TmuxoException(
                ErrorCode.REQUEST_INVALID,
                "that is no request that can be answered (" + response.getStatus() + ")",
                "See docs/api.md.");
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.write(true, ByteBuffer.wrap(json(told)), callback);
    return true;
  }

  private static byte[] json(TmuxoException e) {
    try {
      return Json.mapper().writeValueAsBytes(ErrorBody.of(e));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  int port() {
    return port;
  }

  String url() {
    return "http://" + LOOPBACK + ":" + port;
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (Exception e) { // Jetty's own signature
      throw new IOException("the web server did not stop in order", e);
    }
  }
}
