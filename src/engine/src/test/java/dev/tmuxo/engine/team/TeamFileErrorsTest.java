package dev.tmuxo.engine.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people are told about a team file that is wrong. */
final class TeamFileErrorsTest {
  @TempDir Path base;

  private TmuxoException error(String text) {
    TeamFiles files = new TeamFiles(base, Map.of("SECRET", "s3cr3t", "NUMBER", "3", "EMPTY", ""));
    TmuxoException error = catchThrowableOfType(TmuxoException.class, () -> files.load(text));
    assertThat(error).as("an error").isNotNull();
    return error;
  }

  private List<String> lines(String text) {
    return error(text).getMessage().lines().toList();
  }

  /** A team of one agent with these fields. */
  private static String agent(String fields) {
    return "team: shop\nagents:\n  - { name: a, " + fields + " }\n";
  }

  @Test
  void anUnknownFieldIsAnErrorWithASuggestion() {
    TmuxoException error =
        error(
            """
            team: shop
            agents:
              - name: lead
              - name: pm
                profle: shell
            """);

    assertThat(error.code()).isEqualTo(ErrorCode.FIELD_UNKNOWN);
    assertThat(error)
        .hasMessage(
            "team.yaml:5: agents[1].profle: unknown field; did you mean \"profile\"? Known: name,"
                + " role, profile, command, count, reportsTo, briefing, briefingFile, env, workdir,"
                + " restart");
    assertThat(error.remedy()).contains("docs/team-file.md");
  }

  @Test
  void allErrorsAreToldTogetherInTheOrderOfTheFileEachWithItsCode() {
    TmuxoException error = error("team: Shop!\nagnets: []\ndefaults: { restart: allways }\n");

    assertThat(error.code()).isEqualTo(ErrorCode.FILE_INVALID);
    assertThat(error.getMessage().lines())
        .containsExactly(
            "team.yaml:1: team: must be 1 to 63 of a-z, 0-9 and -, and not start with -"
                + " [TMUXO-2004]",
            "team.yaml:1: agents: is missing [TMUXO-2005]",
            "team.yaml:2: agnets: unknown field; did you mean \"agents\"? Known: team, workdir,"
                + " restore, defaults, agents, checkIns [TMUXO-2003]",
            "team.yaml:3: defaults.restart: must be one of never, on-failure, always; did you mean"
                + " \"always\"? [TMUXO-2004]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          role: Engineer         | role: must be 1 to 63 of a-z, 0-9 and -, and not start with -
          role: 7                | role: must be text, not a number; put it in quotes
          role: [x]              | role: must be text, not a list
          role:                  | role: must be text, not empty
          count: 0               | count: must be a whole number from 1 to 500
          count: 501             | count: must be a whole number from 1 to 500
          count: 1.5             | count: must be a whole number, not a fraction
          count: many            | count: must be a whole number from 1 to 500
          count: "${EMPTY}"      | count: must be a whole number from 1 to 500
          command: bash          | command: must be a list ("- ..." lines), not text
          command: []            | command: must have at least one entry
          command: [[bash]]      | command[0]: must be text, not a list
          command: ["a\\0"]      | command[0]: is no program or argument
          env: [A]               | env: must be a mapping ("name: value" lines), not a list
          env: { "A B": c }      | env.A B: is no name of an environment variable: letters, digits and _ only
          env: { A: [b] }        | env.A: must be text, not a list
          env: { A: "\\0" }      | env.A: must not hold a NUL character
          env: { TMUX_PANE: x }  | env.TMUX_PANE: is set in every pane by tmux and tmuxo; choose another name
          reportsTo: a           | reportsTo: an agent cannot report to itself
          reportsTo: aa          | reportsTo: no agent is called "aa"; did you mean "a"? Agents: a
          reportsTo: zebra       | reportsTo: no agent is called "zebra". Agents: a
          workdir: "\\0"         | workdir: is not a path
          briefingFile: no.md    | briefingFile: "no.md": does not exist; check the path, its permissions and that it is a text file in UTF-8
          briefingFile: .        | briefingFile: ".": is not a regular file; check the path, its permissions and that it is a text file in UTF-8
          restart: sometimes     | restart: must be one of never, on-failure, always
          profile: ../../shell   | profile: unknown profile "../../shell"; known profiles:
          """)
  void everyFieldOfAnAgentSaysWhatItWants(String field, String expected) {
    assertThat(lines(agent(field)))
        .singleElement()
        .asString()
        .startsWith("team.yaml:3: agents[0]." + expected);
  }

  @Test
  void aMissingDirectoryIsNamedAsItIsWritten() {
    assertThat(lines(agent("workdir: \"${SECRET}/x\"")))
        .containsExactly(
            "team.yaml:3: agents[0].workdir: there is no directory \"${SECRET}/x\" (relative paths"
                + " start at the team file's directory, "
                + base
                + "); create it, or correct the path");
  }

  @Test
  void anUnknownProfileListsCloseNamesAndAllThereAre() {
    TmuxoException error = error(agent("profile: quen-code"));

    assertThat(error.code()).isEqualTo(ErrorCode.PROFILE_UNKNOWN);
    assertThat(error.getMessage())
        .startsWith(
            "team.yaml:3: agents[0].profile: unknown profile \"quen-code\"; did you mean"
                + " \"qwen-code\"? Known profiles: ")
        .contains("shell");
  }

  @Test
  void namesAreUniqueAfterCountsAreUnfolded() {
    assertThat(
            lines(
                """
                team: shop
                agents:
                  - { name: dev, count: 2 }
                  - { name: dev-1 }
                  - { name: all }
                  - { name: check-in }
                """))
        .containsExactly(
            "team.yaml:4: agents[1].name: \"dev-1\" is taken by agents[0] in line 3; agents need"
                + " different names",
            "team.yaml:5: agents[2].name: \"all\" is reserved; choose another name",
            "team.yaml:6: agents[3].name: \"check-in\" is reserved; choose another name");
  }

  @Test
  void aNameThatGetsTooLongByItsNumberIsTold() {
    String name = "a".repeat(62);
    assertThat(lines("team: shop\nagents:\n  - { name: " + name + ", count: 1 }\n"))
        .containsExactly(
            "team.yaml:3: agents[0].name: \"" + name + "-1\" is longer than 63 characters");
  }

  @Test
  void circlesOfReportsAreShown() {
    assertThat(
            lines(
                """
                team: shop
                agents:
                  - { name: a, reportsTo: b }
                  - { name: b, reportsTo: c }
                  - { name: c, reportsTo: a }
                  - { name: d, reportsTo: a }
                  - { name: f, count: 2 }
                  - { name: g, reportsTo: f }
                """))
        .containsExactly(
            "team.yaml:3: agents[0].reportsTo: the agents report in a circle (a -> b -> c -> a);"
                + " somebody must lead",
            "team.yaml:8: agents[5].reportsTo: no agent is called \"f\"; its entry has a count:"
                + " write f-1. Agents: a, b, c, d, f-1, f-2, g");
  }

  @Test
  void aTeamHasAtMostFiveHundredAgents() {
    assertThat(
            lines(
                "team: shop\nagents:\n  - { name: a, count: 500 }\n  - { name: b }\n  - { name: c }"))
        .containsExactly(
            "team.yaml:4: agents[1]: more than 500 agents in the team; split it into several teams");
  }
}
