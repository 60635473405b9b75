package dev.tmuxo.engine.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A team file may come from anybody: it is refused with words, in time, or it is a team. */
final class HostileTeamFileTest {

  private static final String SAMPLE =
      """
      team: shop
      workdir: .
      defaults: { profile: shell, restart: on-failure }
      agents:
        - name: pm
          role: engineer
          profile: qwen-code
          briefing: |
            You run the shop team
          env: { A: "${A:-b}" }
        - { name: dev, count: 3, role: engineer, reportsTo: pm, command: [bash, --norc] }
      checkIns:
        - { to: pm, every: 15m, message: "Status?" }
        - { to: "@role:engineer", cron: "0 9 * * MON-FRI", zone: UTC, template: standup }
      """;

  private static final TeamFiles FILES = new TeamFiles(Path.of("").toAbsolutePath(), Map.of());

  private static Optional<TmuxoException> load(String text) {
    try {
      assertThat(FILES.load(text).agents()).isNotEmpty();
      return Optional.empty();
    } catch (TmuxoException e) {
      return Optional.of(e);
    }
  }

  @Property(tries = 300)
  void aDamagedFileIsATeamOrAnErrorWithAPlace(@ForAll("damage") String text) {
    load(text)
        .ifPresent(
            e -> {
              assertThat(e.getMessage()).startsWith("team.yaml:");
              assertThat(e.code()).isNotEqualTo(ErrorCode.INTERNAL);
              assertThat(e.describe()).doesNotContain("Exception").doesNotContain("java.");
            });
  }

  @Provide
  Arbitrary<String> damage() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "",
            "\n",
            " ",
            "  ",
            ":",
            "-",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            ",",
            "#",
            "${",
            "}",
            "$$",
            "&a ",
            "*a",
            "!x ",
            "|",
            "1",
            "-1",
            "1e99",
            "null",
            "true",
            "@all",
            "é",
            "\t",
            "name: x",
            "every: 0s",
            "count: 999",
            "x: y",
            "extends",
            "9".repeat(400));
    return Combinators.combine(
            Arbitraries.integers().between(0, SAMPLE.length()),
            Arbitraries.integers().between(0, 12),
            pieces)
        .as(
            (at, cut, piece) ->
                SAMPLE.substring(0, at)
                    + piece
                    + SAMPLE.substring(Math.min(SAMPLE.length(), at + cut)));
  }

  static List<String> large() {
    String agents = "team: shop\nagents:\n";
    return List.of(
        agents + "  - { name: a }\n".repeat(50_000),
        agents + "  - {}\n".repeat(100_000),
        agents
            + "  - { name: a, role: engneer, profile: nope, workdir: /nowhere }\n".repeat(10_000),
        agents + "  - { name: a, env: {" + "A: x, ".repeat(50_000) + "} }\n",
        agents
            + "  - { name: a }\ncheckIns:\n"
            + "  - { to: b, in: 1s, template: x }\n".repeat(20_000),
        agents
            + "  - { name: a }\ncheckIns:\n  - { to: \""
            + "a,".repeat(400_000)
            + "\", in: 1s, message: x }",
        agents
            + "  - { name: a }\ncheckIns:\n  - { to: a, cron: \""
            + "1,".repeat(400_000)
            + "1 * * * *\", message: x }",
        agents + "  - { name: \"" + "a".repeat(900_000) + "\" }\n",
        agents + "  - { name: a, briefing: \"" + "${A:-".repeat(150_000) + "\" }\n",
        agents + "  - { name: a, reportsTo: \"" + "a".repeat(900_000) + "\" }\n",
        agents + "  - { name: a, \"" + "b".repeat(900) + "\": 1 }\n",
        "x: y\n".repeat(10) + "z".repeat(900_000));
  }

  @ParameterizedTest
  @MethodSource("large")
  void aLargeFileIsRefusedInTimeAndInFewWords(String text) {
    Optional<TmuxoException> error =
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> load(text));
    assertThat(error).isPresent();
    assertThat(error.get().getMessage().length()).isLessThan(20_000);
  }
}
