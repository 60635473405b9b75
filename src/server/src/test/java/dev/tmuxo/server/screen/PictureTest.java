package dev.tmuxo.server.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.server.Scene;
import dev.tmuxo.server.screen.Focus.Mode;
import dev.tmuxo.server.text.Cells;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {
  private static final Theme THEME = new Theme(true, true);
  private static final Theme ASCII = new Theme(false, false);

  private final Scene scene = Scene.shop().running();

  @Test
  void showsTeamElapsedTimeAndCounts() {
    scene
        .message("m1", "operator", "Build the shop", "lead")
        .delivery("m1", "lead", DeliveryState.SENDING, "pasted")
        .state("lead", AgentState.BUSY)
        .pass(Duration.ofSeconds(72));

    String shown = shown(Focus.START, THEME, 100, 30);

    assertThat(shown).contains("shop  running   1m12");
    assertThat(shown).contains("● 1 busy").contains("○ 3 idle");
    assertThat(shown).contains("1 message").contains("1 sending");
  }

  @Test
  void showsEachAgentWithShapeStateSourceTimeAndWhatItDoes() {
    scene
        .message("m1", "operator", "Build the shop", "lead")
        .delivery("m1", "lead", DeliveryState.SENDING, "pasted")
        .state("lead", AgentState.BUSY)
        .pass(Duration.ofSeconds(5))
        .message("m2", "pm", "On it", "lead");

    List<String> rows = rows(Focus.START, THEME, 120, 30);

    assertThat(rows.get(3))
        .startsWith("▸● lead   busy")
        .contains("5s")
        .contains("screen")
        .contains("orchestrator")
        .contains("+1")
        .contains("← operator Build the shop");
    assertThat(rows.get(4)).startsWith(" ○ pm     idle").contains("→ lead On it");
  }

  @Test
  void showsHowFarDeliveriesCameAndWhyOnDemand() {
    scene.message("m1", "lead", "Plan it", "pm");
    scene.pass(Duration.ofMillis(4)).delivery("m1", "pm", DeliveryState.SENDING, "pane-ready");
    scene
        .pass(Duration.ofMillis(31))
        .delivery("m1", "pm", DeliveryState.SUBMITTED, "composer-emptied");

    assertThat(shown(Focus.START, THEME, 100, 30))
        .contains("lead → pm  ▰▰▱▱▱ submitted")
        .contains("Plan it")
        .doesNotContain("composer emptied");
    assertThat(shown(Focus.START.withEvidence(true), THEME, 100, 30))
        .contains("sending     pane ready, 4 ms")
        .contains("submitted   composer emptied, 31 ms");
  }

  @Test
  void showsEachRecipientOfASmallBroadcast() {
    scene
        .message("m1", "lead", "Hello all", "pm", "dev-1", "dev-2")
        .delivery("m1", "dev-1", DeliveryState.FAILED, "pane-gone");

    assertThat(shown(Focus.START, THEME, 100, 30))
        .contains("lead → pm, dev-1, dev-2")
        .contains("pm            ▱▱▱▱▱ queued")
        .contains("dev-1         ✗▱▱▱▱ failed");
  }

  @Test
  void needsNeitherColoursNorUnicode() {
    scene.message("m1", "lead", "Plan it", "pm").state("pm", AgentState.DEAD);

    String shown = shown(Focus.START, ASCII, 100, 30);

    assertThat(shown).contains("lead -> pm  ..... queued").contains("x pm");
    assertThat(shown.chars().filter(c -> c > 126)).isEmpty();
    assertThat(Picture.paint(stage(), Focus.START, ASCII, 100, 30).rows())
        .allSatisfy(row -> assertThat(row.toAnsi()).doesNotContain("38;").doesNotContain("[3"));
  }

  @Test
  void doesNotObeyWhatAgentsWrite() {
    scene.message("m1", "lead", "\033[2J\033]0;owned\007rm -rf\n\u202eevil", "pm");
    assertThat(Picture.paint(stage(), Focus.START, THEME, 100, 30).rows())
        .allSatisfy(row -> assertThat(row.toString()).doesNotContain("\033", "\007", "\u202e"));
  }

  @Test
  void putsAQuestionBeforeEverythingElse() {
    scene.tell(new Event.QuestionAsked("pm", "q1", "Which database?"));
    assertThat(shown(Focus.START, THEME, 100, 30)).contains("pm asks: Which database?");
  }

  @Test
  void keepsTheSelectedAgentInSightWhenThereAreMany() {
    assertThat(shown(Focus.START.select(3), THEME, 80, 10)).contains("▸○ dev-2");
    assertThat(shown(Focus.START.select(0), THEME, 80, 10)).contains("▸○ lead");
  }

  @Test
  void showsAnAgentsTerminal() {
    Focus focus = Focus.START.with(Mode.TERMINAL).seeing(List.of("$ make", "ok \033[31m", "", ""));
    assertThat(rows(focus, THEME, 80, 20).get(3)).contains("○ lead").contains("%0");
    assertThat(rows(focus, THEME, 80, 20).subList(4, 6)).containsExactly("$ make", "ok [31m");
  }

  @Test
  void showsTheEndOfALongTypedLineWithTheCursor() {
    LineEdit edit = new LineEdit("pm", "x".repeat(100) + "漢");
    Picture picture = Picture.paint(stage(), Focus.START.typing(Optional.of(edit)), THEME, 40, 20);
    assertThat(picture.rows().get(19).toString()).startsWith(" to pm> xxx").endsWith("漢");
    assertThat(picture.cursor()).contains(39);
  }

  @Test
  void namesTeamsWhenThereAreSeveral() {
    Scene other = new Scene("depot");
    other.tell(
        new Event.TeamStarting(
            "local",
            "/run/depot",
            "3.3a",
            List.of(new Event.Member("lead", "", "fake", Optional.empty()))));
    other.pass(Duration.ofSeconds(1)).message("d1", "lead", "Where is it?", "shop/lead");
    Stage both = new Stage(List.of(scene.view(), other.view()), other.now());

    String shown = text(Picture.paint(both, Focus.START, THEME, 100, 30));

    assertThat(shown).contains("shop/dev-1", "depot/lead", "depot: lead → shop/lead");
  }

  @ParameterizedTest
  @CsvSource({"1,1", "10,5", "24,8", "30,9", "40,12", "80,24", "200,60", "500,3"})
  void fillsAnySizeExactly(int width, int height) {
    scene.message("m1", "lead", "漢字 and a rather long text ".repeat(20), "pm", "dev-1");
    for (Mode mode : Mode.values()) {
      for (boolean evidence : new boolean[] {true, false}) {
        Focus focus = Focus.START.with(mode).withEvidence(evidence).select(2);
        Picture picture = Picture.paint(stage(), focus, THEME, width, height);
        assertThat(picture.rows()).hasSize(height);
        assertThat(picture.rows())
            .allSatisfy(
                row ->
                    assertThat(Cells.width(row.toString()))
                        .as(row.toString())
                        .isLessThanOrEqualTo(width));
      }
    }
  }

  private Stage stage() {
    return new Stage(List.of(scene.view()), scene.now());
  }

  private String shown(Focus focus, Theme theme, int width, int height) {
    return text(Picture.paint(stage(), focus, theme, width, height));
  }

  private List<String> rows(Focus focus, Theme theme, int width, int height) {
    return Picture.paint(stage(), focus, theme, width, height).rows().stream()
        .map(row -> row.toString().stripTrailing())
        .toList();
  }

  private static String text(Picture picture) {
    return picture.rows().stream()
        .map(AttributedString::toString)
        .collect(Collectors.joining("\n"));
  }
}
