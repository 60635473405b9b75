package dev.tmuxo.api;

import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.config.SettingsLoader;
import dev.tmuxo.engine.config.Sources;
import dev.tmuxo.engine.runtime.Orchestrator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The servlet in a real server; requests are bytes, as hostile as a test wants them. */
final class ApiHost {
  static final String TOKEN = "0123456789abcdef";

  private final Server server = new Server();
  private final Orchestrator orchestrator;
  private final int port;

  /** What came back. */
  record Reply(int status, String head, String body) {}

  ApiHost(Path home) throws Exception {
    Settings settings =
        SettingsLoader.load(
                new Sources(Map.of(), home, Optional.empty(), Map.of("home", home.toString())))
            .settings();
    orchestrator = Orchestrator.open(settings);
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.open();
    port = connector.getLocalPort();
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    Gate gate = new LoopbackGate(TOKEN, port);
    context.addServlet(
        new ServletHolder(new Api(orchestrator, settings, "test").servlet(gate)), Api.PATH);
    server.setHandler(context);
    server.start();
  }

  void adoptAll() {
    var unused = orchestrator.adoptAll();
  }

  int port() {
    return port;
  }

  /** A request with the token, from a program on this machine. */
  Reply call(String method, String path, String body) throws IOException {
    return request(
        method,
        path,
        body,
        "Host: 127.0.0.1:" + port,
        "Authorization: Bearer " + TOKEN,
        "Content-Type: application/json");
  }

  Reply request(String method, String path, String body, String... headers) throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        method
            + " /api/v1"
            + path
            + " HTTP/1.1\r\n"
            + String.join("\r\n", headers)
            + "\r\nContent-Length: "
            + content.length
            + "\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(content);
      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int end = all.indexOf("\r\n\r\n");
      int status = Integer.parseInt(all.substring(9, 12));
      return new Reply(status, all.substring(0, end), all.substring(end + 4));
    }
  }

  void stop() throws Exception {
    orchestrator.close();
    server.stop();
  }
}
