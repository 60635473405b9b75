package dev.tmuxo.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.message.Content;
import dev.tmuxo.engine.message.Templates;
import dev.tmuxo.engine.profile.ResourceLibrary.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is delivered with the engine is in order. */
final class BuiltInResourcesTest {

  private static final ResourceLibrary LIBRARY = ResourceLibrary.builtIn();

  static Set<String> profiles() {
    return LIBRARY.names(Kind.PROFILE);
  }

  static Set<String> roles() {
    return LIBRARY.names(Kind.ROLE);
  }

  static Set<String> templates() {
    return LIBRARY.names(Kind.MESSAGE);
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everyProfileLoads(String name) {
    Profile profile = new ProfileLoader(LIBRARY).load(name);

    assertThat(profile.name()).isEqualTo(name);
    assertThat(profile.summary()).isNotBlank();
    assertThat(profile.command()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("roles")
  void everyRoleTellsWhenItsWorkIsOverAndStaysShort(String name) {
    String text = LIBRARY.find(Kind.ROLE, name).orElseThrow().text();

    assertThat(text).contains("`tmuxo done`");
    assertThat(text.lines().count()).isLessThan(25);
    assertThat(Content.check(text).removed()).isEmpty();
  }

  @Test
  void theTeamsBriefingNamesEveryVerbOfTheHelper() throws IOException {
    String briefing = LIBRARY.find(Kind.BRIEFING, "team").orElseThrow().text();

    assertThat(verbsOfTheHelper())
        .contains("send", "reply")
        .allMatch(v -> briefing.contains("`tmuxo " + v));
  }

  @Test
  void rolesAndTemplatesThatTheGuideNamesAreThere() {
    assertThat(roles())
        .containsExactly(
            "devops",
            "engineer",
            "orchestrator",
            "project-manager",
            "qa",
            "researcher",
            "reviewer",
            "writer");
    assertThat(templates())
        .containsExactly(
            "deadline-reminder",
            "escalation",
            "handover",
            "review",
            "shutdown",
            "standup",
            "status-request",
            "task");
  }

  /** As its own help lists them. */
  private static Set<String> verbsOfTheHelper() throws IOException {
    String helper;
    try (InputStream in = LIBRARY.getClass().getResourceAsStream("/tmuxo/agent/tmuxo")) {
      helper = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Set<String> verbs = new TreeSet<>();
    Matcher matcher = Pattern.compile("(?m)^  tmuxo ([a-z]+) .*  ").matcher(helper);
    while (matcher.find()) {
      verbs.add(matcher.group(1));
    }
    verbs.remove("help");
    return verbs;
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyTemplateLoadsAndSaysWhatItIsFor(String name) {
    assertThat(new Templates(LIBRARY).load(name).description()).isNotBlank();
  }
}
