package dev.tmuxo.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.api.ApiHost.Reply;
import dev.tmuxo.engine.profile.ProfileLoader;
import dev.tmuxo.engine.profile.ResourceLibrary;
import dev.tmuxo.engine.team.AgentSpec;
import dev.tmuxo.engine.team.RestartPolicy;
import dev.tmuxo.engine.team.TeamSpec;
import dev.tmuxo.engine.team.TeamStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a team whose node does not answer. */
final class UnreachedTeamTest {
  private static final String NODE = "ssh:nobody@127.0.0.1:1";

  private ApiHost host;

  @BeforeEach
  void start(@TempDir Path home) throws Exception {
    AgentSpec lead =
        new AgentSpec(
            "lead",
            "orchestrator",
            new ProfileLoader(ResourceLibrary.builtIn()).load("sh"),
            List.of("sh"),
            "/",
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            RestartPolicy.NEVER);
    TeamSpec shop = new TeamSpec("shop", "/", false, List.of(lead), List.of());
    new TeamStore(home.resolve("teams")).save(new TeamStore.Definition(NODE, shop));
    host = new ApiHost(home);
    host.adoptAll();
  }

  @AfterEach
  void stop() throws Exception {
    host.stop();
  }

  @Test
  void itIsListedAsUnreachable() throws Exception {
    assertThat(host.call("GET", "/teams", "").body())
        .contains("\"team\":\"shop\"", "\"node\":\"" + NODE + "\"")
        .contains("\"state\":\"unreachable\"", "\"name\":\"lead\"");
    assertThat(host.call("GET", "/teams/shop", "").status()).isEqualTo(200);
  }

  @Test
  void messagesAreRefusedWithWhatIsBeingDoneAboutIt() throws Exception {
    Reply reply = host.call("POST", "/teams/shop/messages", "{\"content\":\"Hello.\"}");
    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.body())
        .contains("TMUXO-10", "team shop is out of reach")
        .contains("is tried again until it answers", "tmuxo down shop gives it up");
  }

  @Test
  void toStopItIsToGiveItUpAndToBeToldWhatMayStillRun() throws Exception {
    Reply reply = host.call("DELETE", "/teams/shop", "");
    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.body()).contains("is given up, but what runs of it on node " + NODE);
    assertThat(host.call("GET", "/teams", "").body()).isEqualTo("{\"teams\":[]}");
    assertThat(host.call("DELETE", "/teams/shop", "").status()).isEqualTo(404);
  }
}
