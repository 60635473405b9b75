package dev.tmuxo.server;

import dev.tmuxo.api.wire.Sent;
import dev.tmuxo.api.wire.Teams;
import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.config.SettingsLoader;
import dev.tmuxo.engine.config.Sources;
import dev.tmuxo.server.cli.Tmuxo;
import dev.tmuxo.server.client.ApiClient;
import dev.tmuxo.server.daemon.Daemon;
import dev.tmuxo.server.log.LogFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * Runs what is common, so that the build can archive the classes it loads (class data sharing) and
 * the program starts fast. Prints nothing; needs no tmux. Its argument is a folder it may write to.
 */
public final class Rehearsal {
  private static final String TEAMS =
      """
      {"teams":[{"team":"a","node":"local","state":"running","agents":[{"name":"b","role":"",
      "profile":"fake","state":"idle","stateSource":"screen","since":"2026-01-01T00:00:00Z",
      "pane":"%1","waiting":0}]}]}""";

  private static final String SENT =
      """
      {"id":"a","deliveries":[{"agent":"b","state":"finished","evidence":[{"state":"finished",
      "at":"2026-01-01T00:00:00Z","kind":"screen","detail":""}],"millis":1}],"reply":null}""";

  private Rehearsal() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    System.setOut(nowhere);
    System.setErr(nowhere);
    Path folder = Files.createTempDirectory(Path.of(args[0]), "rehearsal");
    try {
      commands(folder);
      daemon(folder.resolve("home"));
    } finally {
      remove(folder);
    }
  }

  private static void commands(Path folder) throws IOException {
    Tmuxo.execute("version");
    Tmuxo.execute("--version");
    Tmuxo.execute("help", "run");
    Tmuxo.execute("config", "--json");
    Path file =
        Files.writeString(
            folder.resolve("rehearsal.yaml"),
            """
            team: rehearsal
            agents:
              - { name: lead, role: orchestrator, profile: fake }
              - { name: dev, count: 2, reportsTo: lead, profile: fake }
            checkIns:
              - { to: dev-1, every: 15m, message: "Status?" }
            """);
    Tmuxo.execute("check", file.toString());
  }

  /** The daemon of a home of its own, in this process, and its clients. */
  private static void daemon(Path home) throws InterruptedException {
    Settings settings =
        SettingsLoader.load(Sources.ofProcess().withFlags(Map.of("home", home.toString())))
            .settings();
    LogFile.start(home.resolve("log").resolve("daemon.log"), settings.log(), false);
    CountDownLatch ready = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Thread daemon =
        new Thread(
            () -> {
              try {
                new Daemon(settings, "rehearsal").serve(endpoint -> ready.countDown(), over::await);
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              } finally {
                ready.countDown();
              }
            });
    daemon.start();
    ready.await();
    String set = "--set=home=" + home;
    Tmuxo.execute("ps", set);
    Tmuxo.execute("send", "rehearsal", "Hello.", "--wait", "submitted", set);
    Tmuxo.execute("serve", "--status", set);
    ApiClient.read(TEAMS, Teams.class);
    ApiClient.read(SENT, Sent.class);
    over.countDown();
    daemon.join();
  }

  private static void remove(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> tree = Files.walk(folder)) {
      deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
