package dev.tmuxo.engine.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people are told about a team file whose text is wrong, and what they are not told. */
final class TeamFileTextErrorsTest {
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

  @Test
  void atMostTwentyErrorsAreShownAndTheRestCounted() {
    StringBuilder text = new StringBuilder("team: shop\nagents:\n");
    for (int i = 0; i < 25; i++) {
      text.append("  - { name: a").append(i).append(", x: y }\n");
    }
    assertThat(lines(text.toString())).hasSize(21).last().isEqualTo("... and 5 more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          - a                                | 1: a team file is a mapping ("team: NAME", "agents: ..."), not a list
          42                                 | 1: a team file is a mapping ("team: NAME", "agents: ..."), not a number
          # only a comment                   | 1: the file is empty
          `team: shop\\n\\tagents: []`       | 2: a tab in the indentation; YAML wants spaces
          team: shop: x                      | 1: a ":" where no field can start; check the indentation, and put a text that holds ": " in quotes
          team: @shop                        | 1: a text cannot start with this character; put it in quotes
          team: "shop                        | 1: the file ends inside a quoted text; add the closing quote
          team: *shop                        | 1: an alias ("*name") without its anchor ("&name"); put a text that starts with "*" in quotes
          agents: [ { name: a ]              | 1: a list [...] or mapping {...} that is not closed here, or a comma that is missing; put a text that holds { } [ ] or , in quotes
          team: !!java.net.URL [x]           | 1: YAML tags ("!...") are not used here; remove it, or put the text in quotes
          team: !own x                       | 1: team: YAML tags ("!...") are not used here; remove it
          `team: a\\nteam: b`                | 2: team: given twice, first in line 1; keep one
          `team: a\\n---\\nteam: b`          | 2: a second document ("---"); one file holds one document
          `team: a\\nagents\\n  - name: b`   | 3: a line without ":" among fields; write "name: value"
          `a:\\n  - b: c\\n   d: e`          | 3: the indentation does not fit the lines above; align it with its neighbours
          {<<: {team: a}}                    | 1: <<: merge keys are not part of YAML 1.2; write it out
          `team: a\\n? [x]\\n: y`            | 2: a field's name must be plain text
          agents: &a [ *a ]                  | 1: too much is nested or repeated here (by aliases); write it out more simply
          """)
  void whatIsNotYamlOrNotForUsIsToldInPlainWords(String text, String expected) {
    assertThat(lines(text.replace("\\n", "\n").replace("\\t", "\t")))
        .anyMatch(line -> line.startsWith("team.yaml:" + expected));
  }

  @Test
  void missingVariablesAreNamedWithTheirLines() {
    TmuxoException error =
        error(
            """
            team: shop
            agents:
              - name: a
                env: { KEY: "${MISSING}" }
                briefing: |
                  one ${SECRET}
                  two ${ALSO_MISSING}

                  four ${also missing} and ${
            """);
    assertThat(error.getMessage().lines())
        .containsExactly(
            "team.yaml:4: agents[0].env.KEY: variable MISSING is not set; set it, or give a"
                + " default: ${MISSING:-default} [TMUXO-2006]",
            "team.yaml:7: agents[0].briefing: variable ALSO_MISSING is not set; set it, or give a"
                + " default: ${ALSO_MISSING:-default} [TMUXO-2006]",
            "team.yaml:9: agents[0].briefing: \"${\" must be followed by NAME} or NAME:-default}, a"
                + " default without $, { and }; write \"$${\" for a literal \"${\" [TMUXO-2004]",
            "team.yaml:9: agents[0].briefing: \"${\" without its \"}\"; write \"$${\" for a literal"
                + " \"${\" [TMUXO-2004]");
  }

  @Test
  void noErrorEverShowsWhatAVariableHolds() {
    String text =
        """
        team: "${SECRET}!"
        workdir: "${SECRET}"
        agents:
          - name: "a ${SECRET}"
            role: "${SECRET}!"
            profile: "${SECRET}"
            reportsTo: "${SECRET}"
            workdir: "${SECRET}"
            restart: "${SECRET}"
            count: "${SECRET}"
            briefingFile: "${SECRET}"
            command: ["${SECRET}\\0"]
            env: { TMUX: "${SECRET}", B: "${SECRET}\\0" }
          - { name: b, reportsTo: "${SECRET}", profile: "${SECRET}.x", role: "x${SECRET}/" }
          - { name: "${SECRET}.", count: 2 }
        checkIns:
          - { to: "${SECRET}", every: "${SECRET}", message: "x" }
          - { to: "@role:${SECRET}", cron: "${SECRET} * * * *", template: "${SECRET}" }
          - { to: "b,${SECRET} x", in: "${SECRET}m", template: task, params: { x: "${SECRET}" } }
          - { to: b, cron: "@daily", zone: "${SECRET}", message: "${EMPTY}" }
          - { to: "${SECRET}/b", every: 1s, in: "${SECRET}", message: "x", template: "${SECRET}" }
        "${SECRET}": x
        """;
    TmuxoException error = error(text);

    assertThat(error.describe()).doesNotContain("s3cr3t");
    assertThat(error.getMessage())
        .contains("\"${SECRET}\", with its variables put in, is not valid");
  }

  @Test
  void nothingFromTheFileReachesTheTerminalAsAControlCharacter() {
    TmuxoException error =
        error(
            """
            team: "a\\e[2Jb"
            agents:
              - { name: "a", "\\e[2J\\nteam.yaml:1: fine": 1 }
              - { name: b, reportsTo: "\\e]0;x\\a\\u202Ec", profile: "\\x9b2J", command: ["\\r\\n"] }
              - { name: c, workdir: "\\e[2J", briefingFile: "\\nx", env: { "\\e": "1" } }
            checkIns:
              - { to: "\\e\\n", in: 1s, template: "\\e\\n" }
              - { to: b, in: 1s, template: task, params: { "\\e\\n": 1 } }
            """);

    assertThat(error.describe().replace("\n", "").chars()).noneMatch(Character::isISOControl);
    assertThat(error.describe()).doesNotContain("\u202e");
    assertThat(error.getMessage().lines()).allMatch(line -> line.startsWith("team.yaml:"));
  }

  @Test
  void aFileThatIsTooLargeOrNoTextIsRefused() throws Exception {
    Path large = Files.writeString(base.resolve("large.yaml"), "#".repeat((1 << 20) + 1));
    Path binary = Files.write(base.resolve("binary.yaml"), new byte[] {'a', '\n', (byte) 0xff});

    assertThat(readError(large)).hasMessage(large + ": larger than 1 MiB");
    assertThat(readError(binary)).hasMessage(binary + ":2: is not UTF-8 text");
    assertThat(readError(base)).hasMessage(base + ": is not a regular file");
    assertThat(readError(base.resolve("no.yaml"))).hasMessage(base + "/no.yaml: does not exist");
    assertThat(readError(Path.of("/dev/zero"))).hasMessage("/dev/zero: is not a regular file");
  }

  private static TmuxoException readError(Path file) {
    TeamFileLoader loader = new TeamFileLoader(TeamFiles.library(), name -> Optional.empty());
    TmuxoException error = catchThrowableOfType(TmuxoException.class, () -> loader.load(file));
    assertThat(error.code()).isEqualTo(ErrorCode.FILE_NOT_READABLE);
    return error;
  }
}
