package dev.tmuxo.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.api.ApiHost.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and what errors look like. */
final class AccessTest {
  private ApiHost host;

  @BeforeEach
  void start(@TempDir Path home) throws Exception {
    host = new ApiHost(home);
  }

  @AfterEach
  void stop() throws Exception {
    host.stop();
  }

  @Test
  void whoHasTheTokenGetsIn() throws Exception {
    Reply reply = host.call("GET", "/teams", "");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("{\"teams\":[]}");
    assertThat(reply.head()).contains("Cache-Control: no-store", "X-Content-Type-Options: nosniff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X: none",
        "Authorization: Bearer ",
        "Authorization: Bearer 0123456789abcde",
        "Authorization: Bearer 0123456789abcdef0",
        "Authorization: Bearer 0123456789ABCDEF",
        "Authorization: Basic 0123456789abcdef",
        "Authorization: 0123456789abcdef"
      })
  void othersDoNot(String header) throws Exception {
    Reply reply = host.request("GET", "/teams", "", "Host: 127.0.0.1:" + host.port(), header);
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.head()).contains("WWW-Authenticate: Bearer");
    assertThat(reply.body()).startsWith("{\"code\":\"TMUXO-5101\",\"message\":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://example.org",
        "Origin: https://127.0.0.1",
        "Origin: null",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site"
      })
  void noPageOfAnotherSiteGetsInEvenWithTheToken(String header) throws Exception {
    assertThat(withToken("Host: 127.0.0.1:" + host.port(), header).status()).isEqualTo(401);
  }

  @Test
  void thePageOfThisVeryServerGetsIn() throws Exception {
    String own = "localhost:" + host.port();
    Reply reply = withToken("Host: " + own, "Origin: http://" + own, "Sec-Fetch-Site: same-origin");
    assertThat(reply.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"example.org", "example.org:PORT", "127.0.0.1", "127.0.0.1:1", "[::]:PORT"})
  void aNameThatIsNotOursIsRefused(String name) throws Exception {
    assertThat(withToken("Host: " + name.replace("PORT", "" + host.port())).status())
        .isEqualTo(401);
  }

  @Test
  void unknownPathsAndMethodsAreSaidToBe() throws Exception {
    Reply path = host.call("GET", "/nothing", "");
    assertThat(path.status()).isEqualTo(404);
    assertThat(path.body()).contains("TMUXO-5102");

    Reply method = host.call("PUT", "/teams", "{}");
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.head()).contains("Allow: GET, POST");
    assertThat(method.body()).contains("takes GET, POST, not PUT");

    assertThat(host.call("GET", "/teams/..", "").status()).isIn(400, 404);
    assertThat(host.call("GET", "/teams/%2e%2e/journal", "").status()).isIn(400, 404);
  }

  @Test
  void aTeamThatIsNotThereIsNotFound() throws Exception {
    for (String path : List.of("/teams/shop", "/teams/shop/journal", "/teams/shop/check-ins")) {
      Reply reply = host.call("GET", path, "");
      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.body()).contains("TMUXO-4001", "no team shop runs here");
    }
  }

  @Test
  void badBodiesAreToldWithoutRepeatingThem() throws Exception {
    List<String> bodies =
        List.of(
            "",
            "null",
            "[]",
            "{",
            "{\"spec\":null}",
            "{\"spec\":{\"name\":\"a\",\"agents\":[null]}}",
            "{\"spec\":{\"name\":\"secret-word\"}}",
            "\0");
    for (String body : bodies) {
      Reply reply = host.call("POST", "/teams", body);
      assertThat(reply.status()).as(body).isEqualTo(400);
      assertThat(reply.body()).as(body).contains("TMUXO-5103").doesNotContain("secret-word");
    }
    Reply form =
        host.request(
            "POST",
            "/teams",
            "{}",
            "Host: 127.0.0.1:" + host.port(),
            "Authorization: Bearer " + ApiHost.TOKEN,
            "Content-Type: text/plain");
    assertThat(form.status()).isEqualTo(400);
    assertThat(form.body()).contains("application/json");
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() throws Exception {
    String large = "{\"spec\":\"" + "x".repeat(Call.MAX_BODY) + "\"}";
    Reply reply = host.call("POST", "/teams", large);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("more than " + Call.MAX_BODY + " bytes");
  }

  private Reply withToken(String... headers) throws Exception {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Authorization: Bearer " + ApiHost.TOKEN);
    return host.request("GET", "/teams", "", all.toArray(String[]::new));
  }
}
