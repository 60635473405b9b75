package dev.tmuxo.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.message.AgentMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Teams beside each other on one machine. */
final class NeighboursTest {
  @TempDir Path home;

  @Test
  void teamsOfOneHostWriteToEachOtherByTeamAndName() {
    try (TeamRig shop = new TeamRig(home.resolve("a"), "shop").fake("lead", "--turn-ms", "0");
        TeamRig bank =
            new TeamRig(shop, home.resolve("b"), "bank")
                .fake("lead", "--script", shop.script("on from shop.lead", "  say heard"))) {
      shop.start();
      bank.start();
      AgentMessage message = shop.sendAs("lead", "bank/lead", "please pay");
      bank.awaitState(message, "lead", DeliveryState.SUBMITTED);
      assertThat(bank.received("lead").get(0)).contains("from shop/lead").endsWith("please pay");
      assertThat(shop.received("lead")).isEmpty();
    }
  }

  @Test
  void anotherUserOfTheMachineReachesNothingOfATeam() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "needs root to become another user");
    try (TeamRig rig = new TeamRig(home, "private").fake("pm")) {
      Team team = rig.start();
      Path socket = Path.of(team.socket());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
          .isEqualTo("rwx------");
      Process stranger =
          new ProcessBuilder(
                  List.of(
                      "setpriv",
                      "--reuid=65534",
                      "--regid=65534",
                      "--clear-groups",
                      "tmux",
                      "-S",
                      team.socket(),
                      "list-sessions"))
              .redirectErrorStream(true)
              .start();
      String said = new String(stranger.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(stranger.waitFor()).isNotZero();
      assertThat(said).contains("Permission denied");
    }
  }
}
