package dev.tmuxo.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.server.cli.Program.Result;
import dev.tmuxo.testkit.tmux.Pane;
import dev.tmuxo.testkit.tmux.TmuxExtension;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a bash offers that has loaded the completion. */
@ExtendWith(TmuxExtension.class)
@Tag("slow")
class CompletionTest {

  /** Does what readline does when somebody presses Tab behind these words. */
  private static final String ASK =
      """
      . "$1"
      compopt() { :; } # which is for readline's own calls only
      shift
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE}
      $(complete -p tmuxo | sed 's/.*-F \\([^ ]*\\).*/\\1/')
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  private static final Duration LONG = Duration.ofSeconds(60);

  private TmuxFixture tmux;
  private Program program;
  private Path bin;

  @BeforeEach
  void install(TmuxFixture fixture) throws Exception {
    tmux = fixture;
    program = new Program(tmux);
    bin = Files.createDirectories(tmux.directory().resolve("home").resolve("bin"));
    String words =
        Arrays.stream(program.command().toArray(String[]::new))
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    Path tmuxo = bin.resolve("tmuxo");
    Files.writeString(tmuxo, "#!/bin/sh\nexec " + words + " \"$@\"\n");
    assertThat(tmuxo.toFile().setExecutable(true)).isTrue();
    program.with("PATH", bin + ":" + System.getenv("PATH"));
    program.file("completion.sh", program.run("completion").out());
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    if (program.run("serve", "--status").status() == 0) {
      program.run("down", "shop");
      program.run("down", "bakery");
      assertThat(program.run("serve", "--stop").status()).isZero();
    }
    program.assertNothingRuns();
  }

  @Test
  void teamsAndAgentsAreThoseThatRun() throws Exception {
    up("shop", "lead", "dev-1", "dev-2");
    up("bakery", "baker");

    assertThat(offers("down", "")).containsExactlyInAnyOrder("shop", "bakery");
    assertThat(offers("down", "sh")).containsExactly("shop");
    assertThat(offers("checkin", "ls", "b")).containsExactly("bakery");
    assertThat(offers("capture", "shop", "d")).containsExactly("dev-1", "dev-2");
    assertThat(offers("attach", "bakery", "")).containsExactly("baker");
    assertThat(offers("capture", "--lines", "5", "bakery", "")).containsExactly("baker");
    assertThat(offers("send", "shop", "--to", "")).containsExactly("lead", "dev-1", "dev-2");
    assertThat(offers("restart", "nothing", "")).isEmpty();
    assertThat(offers("down", "--gr")).containsExactly("--grace");
    assertThat(offers("pau")).containsExactly("pause");

    Pane shell = tmux.server().start("user", program.variables(), "bash", "--norc", "--noprofile");
    // tmux gives a new pane the PATH of who asked for it.
    shell.type("PATH=" + bin + ":$PATH; . " + script() + "; PS1='ready '");
    shell.press("Enter");
    shell.await("^ready");
    shell.type("tmuxo capture sh");
    shell.press("Tab");
    shell.await("tmuxo capture shop", LONG);
    shell.type("l");
    shell.press("Tab");
    shell.await("tmuxo capture shop lead", LONG);
  }

  @Test
  void withoutADaemonItOffersNothingSaysNothingAndStartsNone() throws Exception {
    assertThat(offers("down", "")).isEmpty();
    assertThat(offers("capture", "shop", "")).isEmpty();
    assertThat(program.run("serve", "--status").status()).isEqualTo(3);
    assertThat(program.state().resolve("daemon")).doesNotExist();
  }

  private void up(String team, String... agents) throws Exception {
    String members =
        Arrays.stream(agents)
            .map(agent -> "  - { name: " + agent + ", profile: sh }\n")
            .collect(Collectors.joining());
    String file = program.file(team + ".yaml", "team: " + team + "\nagents:\n" + members);
    assertThat(program.run("up", file).status()).isZero();
  }

  private String script() {
    return bin.resolveSibling("completion.sh").toString();
  }

  private List<String> offers(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", "-c", ASK, "bash", script()));
    command.add("tmuxo");
    command.addAll(List.of(words));
    Result result = program.start(command).await();
    assertThat(result.err()).isEmpty();
    return result.lines().stream().filter(line -> !line.isEmpty()).toList();
  }
}
