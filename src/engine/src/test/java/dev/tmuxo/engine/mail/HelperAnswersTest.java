package dev.tmuxo.engine.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tmuxo.engine.mail.TeamTmux.Outcome;
import dev.tmuxo.testkit.tmux.TmuxExtension;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the helper makes of answers, of their absence, and of the absence of a team. */
@ExtendWith(TmuxExtension.class)
final class HelperAnswersTest {
  private TeamTmux tmux;

  @BeforeEach
  void start(TmuxFixture fixture) throws IOException {
    tmux = new TeamTmux(fixture);
  }

  @AfterEach
  void stop() {
    tmux.close();
  }

  static List<List<String>> shells() {
    return Shells.all();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void printsTheAnswerAndTakesItAway(List<String> shell) throws IOException {
    String text = "pm: idle\n\ndev \"1\" \\n $HOME \u6f22 \ud83d\ude00: busy";
    tmux.answering(letter -> Optional.of(Answer.ok(text)));
    Outcome outcome = in(shell, "status");
    assertThat(outcome).isEqualTo(new Outcome(0, text + "\n", ""));
    assertThat(tmux.server().ask("list-buffers")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void anErrorIsPrintedAsSuchAndBecomesTheExitStatus(List<String> shell) throws IOException {
    tmux.answering(
        letter -> Optional.of(Answer.error(Answer.UNKNOWN_AGENT, "unknown agent pn\n  pm?")));
    assertThat(in(shell, "send", "pn", "hi"))
        .isEqualTo(new Outcome(3, "", "tmuxo: unknown agent pn\n  pm?\n"));
  }

  @Test
  void anEmptyAnswerPrintsNothing() throws IOException {
    tmux.answering(letter -> Optional.of(Answer.ok("")));
    assertThat(tmux.run("tmuxo", "done")).isEqualTo(new Outcome(0, "", ""));
  }

  @Test
  void aQuestionWaitsForItsAnswer() throws Exception {
    AtomicReference<LetterId> question = new AtomicReference<>();
    tmux.answering(
        letter -> {
          question.set(((ParsedLetter.Understood) letter).letter().head().id());
          return Optional.empty();
        });
    CompletableFuture<Outcome> asked =
        CompletableFuture.supplyAsync(() -> tmux.run("tmuxo", "ask", "Which one?"));
    await().until(() -> question.get() != null);
    assertThat(asked).isNotDone();
    tmux.answer(question.get(), Answer.ok("The other one."));
    assertThat(asked.get()).isEqualTo(new Outcome(0, "The other one.\n", ""));
  }

  @Test
  void aLetterThatWentDownWithTmuxIsNotSaidToBeTaken() throws Exception {
    CompletableFuture<Outcome> sent =
        CompletableFuture.supplyAsync(() -> tmux.run("tmuxo", "send", "pm", "hi"));
    await().until(() -> !tmux.plan().read().isEmpty());
    tmux.server().kill();
    assertThat(sent.get().status()).isEqualTo(5);
    assertThat(sent.get().err()).contains("cannot be reached");
  }

  @Test
  void aLetterNobodyReadsIsKept() {
    Instant start = Instant.now();
    assertThat(tmux.run("tmuxo", "send", "pm", "hi"))
        .isEqualTo(
            new Outcome(
                0,
                "kept: the orchestrator has not answered yet, it will read this letter when it is"
                    + " back\n",
                ""));
    assertThat(Duration.between(start, Instant.now()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(5));
    assertThat(tmux.plan().read()).hasSize(1);
  }

  @Test
  void aLetterThatWasReadButNotAnsweredIsNotCalledKept() throws IOException {
    tmux.answering(letter -> Optional.empty());
    Outcome outcome = tmux.run("tmuxo", "checkin", "1m", "look");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).startsWith("taken: ");
  }

  @Test
  void aQuestionThatNobodyAnswersInTimeIsATimeOut() throws IOException {
    Outcome away = tmux.run("tmuxo", "ask", "--timeout", "1s", "why?");
    assertThat(away.status()).isEqualTo(6);
    assertThat(away.err()).contains("no answer in 1 s: the orchestrator is away");

    tmux.answering(letter -> Optional.empty());
    Outcome there = tmux.run("tmuxo", "ask", "--timeout", "1s", "why?");
    assertThat(there.status()).isEqualTo(6);
    assertThat(there.err()).contains("its answer will come as a message");
  }

  @Test
  void aDeliveryThatIsNotFinishedInTimeIsATimeOut() throws IOException {
    tmux.answering(letter -> Optional.empty());
    Outcome outcome = tmux.run("tmuxo", "send", "--timeout", "1s", "pm", "hi");
    assertThat(outcome.status()).isEqualTo(6);
    assertThat(outcome.err()).contains("the message stays on its way");
  }

  @Test
  void aViewNobodyGivesIsATimeOut() {
    Outcome outcome = tmux.run("tmuxo", "status");
    assertThat(outcome.status()).isEqualTo(6);
    assertThat(outcome.err()).contains("the orchestrator is away");
  }

  @Test
  void outsideOfATeamItSaysSo() {
    ProcessBuilder builder = tmux.asAgent("tmuxo", "send", "pm", "hi");
    builder.environment().remove(HelperFiles.AGENT);
    assertThat(TeamTmux.run(builder, new byte[0]))
        .satisfies(
            outcome -> {
              assertThat(outcome.status()).isEqualTo(5);
              assertThat(outcome.err()).contains("this is no agent's pane");
            });
    builder = tmux.asAgent("tmuxo", "send", "pm", "hi");
    builder.environment().remove(HelperFiles.SOCKET);
    assertThat(TeamTmux.run(builder, new byte[0]).status()).isEqualTo(5);
  }

  @Test
  void aServerThatIsGoneIsToldFromAnOrchestratorThatIsAway() {
    tmux.server().kill();
    assertThat(tmux.run("tmuxo", "send", "pm", "hi"))
        .satisfies(
            outcome -> {
              assertThat(outcome.status()).isEqualTo(5);
              assertThat(outcome.err()).contains("the team's tmux cannot be reached");
            });
  }

  @Test
  void aServerThatEndsDuringAQuestionIsNoticed() throws Exception {
    CompletableFuture<Outcome> asked =
        CompletableFuture.supplyAsync(() -> tmux.run("tmuxo", "ask", "why?"));
    await().until(() -> !tmux.plan().read().isEmpty());
    tmux.server().kill();
    assertThat(asked.get().status()).isEqualTo(5);
  }

  @Test
  void withoutTheSocketItFindsTheServerOfItsPane() throws IOException {
    tmux.answering();
    ProcessBuilder builder = tmux.asAgent("tmuxo", "send", "pm", "hi");
    String socket = builder.environment().remove(HelperFiles.SOCKET);
    builder.environment().put("TMUX", socket + ",1,0");
    assertThat(TeamTmux.run(builder, new byte[0])).isEqualTo(new Outcome(0, "taken\n", ""));
  }

  @Test
  void inATmuxOfTheAgentsOwnItStillWritesToItsTeam() throws IOException {
    tmux.answering();
    ProcessBuilder builder = tmux.asAgent("tmuxo", "send", "pm", "hi");
    builder.environment().put("TMUX", "/tmp/another,1,0");
    assertThat(TeamTmux.run(builder, new byte[0])).isEqualTo(new Outcome(0, "taken\n", ""));
  }

  @Test
  void withoutABellTheLetterIsThereAllTheSame() throws Exception {
    ProcessBuilder builder = tmux.asAgent("tmuxo", "ask", "hi");
    builder.environment().put(HelperFiles.BELL, "@99");
    CompletableFuture<Outcome> sent =
        CompletableFuture.supplyAsync(() -> TeamTmux.run(builder, new byte[0]));
    await().until(() -> !tmux.plan().read().isEmpty());
    tmux.sweep(letter -> Optional.of(Answer.ok("taken")));
    assertThat(sent.get()).isEqualTo(new Outcome(0, "taken\n", ""));
  }

  private Outcome in(List<String> shell, String... arguments) {
    List<String> command = new java.util.ArrayList<>(shell);
    command.add(tmux.helper("tmuxo").toString());
    command.addAll(List.of(arguments));
    return tmux.run(command.toArray(String[]::new));
  }
}
