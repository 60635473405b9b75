package dev.tmuxo.engine.tmux;

import static dev.tmuxo.engine.tmux.TestTeams.signal;
import static dev.tmuxo.engine.tmux.TestTeams.tmux;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The way back to a team, or the news that there is none. */
@Timeout(60)
final class TeamReconnectTest {
  private final TestTeams teams = new TestTeams();

  private TestHost host;

  private TmuxServer server;

  @BeforeEach
  void start() {
    server = teams.start(teams.spec("shop"));
    host = new TestHost(server);
  }

  @AfterEach
  void stop() {
    host.close();
    teams.close();
  }

  @Test
  void comesBackWhenItsClientIsKilled() {
    TeamConnection connection = host.open();
    assertThat(host.next()).isEqualTo("restored 1");
    signal("KILL", host.clientPid());
    assertThat(host.next()).startsWith("lost CHANNEL_LOST");
    assertThat(host.next()).isEqualTo("restored 2");
    assertThat(TestHost.print(connection, "#{@tmuxo_epoch}")).isEqualTo("2");
    host.hears(Notification.SubscriptionChanged.class);
  }

  @Test
  void comesBackWhenItWasThrownOut() {
    host.open();
    assertThat(host.next()).isEqualTo("restored 1");
    tmux(server, "detach-client", "-s", "shop");
    assertThat(host.next()).startsWith("lost DETACHED");
    assertThat(host.next()).isEqualTo("restored 2");
  }

  @Test
  void comesBackToAServerThatStoodStill() {
    host.open();
    assertThat(host.next()).isEqualTo("restored 1");
    signal("STOP", server.pid());
    assertThat(host.next()).startsWith("lost UNRESPONSIVE");
    signal("CONT", server.pid());
    assertThat(host.next()).isEqualTo("restored 2");
    assertThat(tmux(server, "list-clients").lines()).as("the old client is gone").hasSize(1);
  }

  @Test
  void comesBackToAServerThatStoodStillWithMoreForItThanAPipeHolds() {
    TeamConnection connection = host.open();
    assertThat(host.next()).isEqualTo("restored 1");
    signal("STOP", server.pid());
    CommandList much = CommandList.of(Commands.print("x".repeat(10_000)));
    List<CompletableFuture<Reply>> sent = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      sent.add(connection.send(much));
    }
    assertThat(host.next()).startsWith("lost UNRESPONSIVE");
    assertThat(sent).allMatch(CompletableFuture::isCompletedExceptionally);
    signal("CONT", server.pid());
    assertThat(host.next()).isEqualTo("restored 2");
  }

  @Test
  void comesBackToAServerWhoseSocketIsGone() throws IOException {
    host.open();
    assertThat(host.next()).isEqualTo("restored 1");
    Files.delete(Path.of(server.address().socket()));
    long client =
        ProcessHandle.current()
            .children()
            .filter(c -> c.info().commandLine().orElse("").contains(server.address().socket()))
            .findFirst()
            .orElseThrow()
            .pid();
    signal("KILL", client);
    assertThat(host.next()).startsWith("lost CHANNEL_LOST");
    assertThat(host.next()).isEqualTo("restored 2");
    assertThat(Path.of(server.address().socket())).exists();
  }

  @Test
  void tellsThatTheServerDied() {
    host.open();
    assertThat(host.next()).isEqualTo("restored 1");
    signal("KILL", server.pid());
    assertThat(host.next()).startsWith("lost SERVER_DIED");
    assertThat(host.next()).isEqualTo("gone STALE_SOCKET");
  }

  @Test
  void tellsThatTheServerEnded() {
    host.open();
    assertThat(host.next()).isEqualTo("restored 1");
    tmux(server, "kill-server");
    assertThat(host.next()).startsWith("lost SERVER_EXITED");
    assertThat(host.next()).isEqualTo("gone STALE_SOCKET");
  }

  @Test
  void tellsThatTheSessionIsGone() {
    tmux(server, "new-session", "-d", "-s", "other");
    host.open();
    assertThat(host.next()).isEqualTo("restored 1");
    tmux(server, "kill-session", "-t", "shop");
    assertThat(host.next()).startsWith("lost SESSION_GONE");
    assertThat(host.next()).isEqualTo("gone NO_SESSION");
  }

  @Test
  void answersOrFailsEveryCommandWhileItsClientsAreKilled() {
    TeamConnection connection = host.open();
    List<CompletableFuture<Reply>> sent = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      assertThat(host.next()).isEqualTo("restored " + i);
      for (int n = 0; n < 500; n++) {
        sent.add(connection.send(CommandList.of(Commands.print("x" + n))));
      }
      signal("KILL", host.clientPid());
      for (int n = 0; n < 500; n++) {
        sent.add(connection.send(CommandList.of(Commands.print("y" + n))));
      }
      assertThat(host.next()).startsWith("lost");
    }
    Awaitility.await().until(() -> sent.stream().allMatch(CompletableFuture::isDone));
    assertThat(sent.stream().filter(f -> !f.isCompletedExceptionally())).isNotEmpty();
  }
}
