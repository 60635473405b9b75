package dev.tmuxo.engine.tmux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TmuxServerTest {
  @TempDir Path directory;

  @Test
  void startsAndConnects() throws Exception {
    Transport local = new LocalTransport();
    StartSpec spec =
        StartSpec.of("shop", "marker-1")
            .withTmux(System.getProperty("TMUXO_TEST_TMUX", "tmux"))
            .withDirectory(directory.resolve("team").toString());
    TmuxServer server = TmuxServer.start(local, spec);
    BlockingQueue<List<PaneSnapshot>> restored = new LinkedBlockingQueue<>();
    try (TeamConnection connection =
        TeamConnection.open(
            local,
            server,
            List.of(new Subscription("s", Subscription.ALL_PANES, "#{pane_dead}")),
            new TeamConnection.Listener() {
              @Override
              public void notified(Notification notification) {
                System.out.println(notification);
              }

              @Override
              public void lost(Disconnect disconnect) {
                System.out.println(disconnect);
              }

              @Override
              public void restored(long epoch, List<PaneSnapshot> panes) {
                restored.add(panes);
              }

              @Override
              public void gone(ServerState state) {
                System.out.println(state);
              }
            })) {
      assertThat(restored.poll(5, TimeUnit.SECONDS)).hasSize(1);
      connection
          .send(CommandList.of(Commands.setBuffer("b", "it's \"$HOME\"\n\t#{pane_id} ~ ü")))
          .get();
      assertThat(connection.showBuffer("b").get()).isEqualTo("it's \"$HOME\"\n\t#{pane_id} ~ ü");
      System.out.println(connection.send(CommandList.of(Commands.listPanes("#{pane_id}"))).get());
    } finally {
      System.out.println(server.stop(Duration.ofSeconds(1)));
    }
  }
}
