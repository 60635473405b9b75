package dev.tmuxo.engine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressesTest {

  private static final Roster SHOP =
      new Roster(
          "shop",
          List.of(
              new Roster.Member("lead", "orchestrator"),
              new Roster.Member("pm", "project-manager"),
              new Roster.Member("dev-1", "engineer"),
              new Roster.Member("dev-2", "engineer"),
              new Roster.Member("dev-10", "engineer"),
              new Roster.Member("shell", "")));
  private static final Roster DOCS =
      new Roster(
          "docs",
          List.of(new Roster.Member("pm", "writer"), new Roster.Member("writer", "writer")));

  private static List<String> resolve(String address, String sender) {
    return Addresses.resolve(
            address,
            sender,
            SHOP,
            team -> team.equals("docs") ? Optional.of(DOCS) : Optional.empty())
        .stream()
        .map(AgentRef::toString)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pm                     | shop/pm
          dev-*                  | shop/dev-1 shop/dev-2 shop/dev-10
          dev-?                  | shop/dev-1 shop/dev-2
          *e*                    | shop/lead shop/dev-1 shop/dev-2 shop/dev-10 shop/shell
          @all                   | shop/lead shop/pm shop/dev-1 shop/dev-2 shop/dev-10 shop/shell
          @role:engineer         | shop/dev-1 shop/dev-2 shop/dev-10
          docs/pm                | docs/pm
          docs/@all              | docs/pm docs/writer
          docs/@role:writer      | docs/pm docs/writer
          docs/w*                | docs/writer
          shop/pm                | shop/pm
          pm, dev-1              | shop/pm shop/dev-1
          dev-2,dev-*,dev-2      | shop/dev-2 shop/dev-1 shop/dev-10
          pm,docs/pm             | shop/pm docs/pm
          """)
  void meansTheAgentsItNames(String address, String expected) {
    assertThat(String.join(" ", resolve(address, "operator"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"@all, 5", "dev-*, 2", "@role:engineer, 2", "'dev-*,dev-1', 3"})
  void leavesTheSenderOutOfItsOwnBroadcastsButNotOfItsName(String address, int expected) {
    assertThat(resolve(address, "dev-1")).hasSize(expected);
  }

  @Test
  void knowsASenderFromAnotherTeam() {
    assertThat(resolve("docs/@all", "docs/pm")).containsExactly("docs/writer");
    assertThat(resolve("@all", "docs/pm")).contains("shop/pm").hasSize(6);
    assertThat(resolve("docs/@all", "pm")).hasSize(2);
  }

  @Test
  void refusesABroadcastThatReachesNobodyElse() {
    failure("@role:project-manager", "pm", ErrorCode.ADDRESS_UNKNOWN)
        .hasMessage("@role:project-manager means nobody but the sender, pm");
  }

  @Test
  void namesWhatIsCloseAndWhatThereIs() {
    failure("dev1", "pm", ErrorCode.ADDRESS_UNKNOWN)
        .hasMessage("unknown address \"dev1\"; did you mean \"dev-1\"?")
        .satisfies(
            e ->
                assertThat(((TmuxoException) e).remedy())
                    .isEqualTo(
                        "Agents of team shop: lead, pm, dev-1, dev-2, dev-10, shell; also @all and"
                            + " @role:ROLE."));
    failure("@role:enginer", "pm", ErrorCode.ADDRESS_UNKNOWN)
        .hasMessage(
            "unknown address \"@role:enginer\": nobody has that role; did you mean \"engineer\"?");
    failure("qa-*", "pm", ErrorCode.ADDRESS_UNKNOWN).hasMessage("unknown address \"qa-*\"");
    failure("dosc/pm", "pm", ErrorCode.ADDRESS_UNKNOWN)
        .hasMessage("unknown address \"dosc/pm\": no team dosc is running here");
    failure("docs/lead", "pm", ErrorCode.ADDRESS_UNKNOWN)
        .satisfies(
            e ->
                assertThat(((TmuxoException) e).remedy())
                    .startsWith("Agents of team docs: pm, writer"));
    failure("pm,nobody", "pm", ErrorCode.ADDRESS_UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "PM",
        "@everyone",
        "@role:",
        "a/b/c",
        "/pm",
        "pm/",
        "a b",
        "pm,,dev-1",
        ",",
        "@all*",
        "../pm",
        "é"
      })
  void refusesWhatIsNoAddress(String address) {
    failure(address, "pm", ErrorCode.ADDRESS_INVALID);
  }

  @Test
  void keepsMessagesShortAndOnOneLineWhateverTheAddress() {
    failure("x\n\u001b[2J" + "y".repeat(100_000), "pm", ErrorCode.ADDRESS_INVALID)
        .satisfies(
            e -> assertThat(e.getMessage()).hasSizeLessThan(120).doesNotContain("\n", "\u001b"));
  }

  @Property
  void globsMeanWhatRegularExpressionsMean(
      @ForAll @Chars({'a', 'b', '*', '?'}) @StringLength(min = 1, max = 12) String glob,
      @ForAll @CharRange(from = 'a', to = 'b') @StringLength(min = 1, max = 12) String name) {
    Pattern expected =
        Pattern.compile(
            glob.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : String.valueOf((char) c))
                .collect(Collectors.joining()));

    assertThat(Address.parse(glob).get(0).matches(new Roster.Member(name, "")))
        .isEqualTo(expected.matcher(name).matches());
  }

  @Property
  void failsOnlyWithACodeOfItsOwn(@ForAll String address) {
    try {
      assertThat(resolve(address, "pm")).isNotEmpty();
    } catch (TmuxoException e) {
      assertThat(e.code()).isIn(ErrorCode.ADDRESS_INVALID, ErrorCode.ADDRESS_UNKNOWN);
    }
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> failure(
      String address, String sender, ErrorCode code) {
    return assertThatThrownBy(() -> resolve(address, sender))
        .isInstanceOfSatisfying(TmuxoException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
