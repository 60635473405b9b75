package dev.tmuxo.engine.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.mail.TmuxTarget.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TmuxTargetTest {
  private static final List<Place> PLACES =
      List.of(
          new Place("lead", "lead", 1, "@1", "%1"),
          new Place("pm", "pm", 2, "@2", "%2"),
          new Place("4", "4", 3, "@3", "%3"),
          new Place("dev", "dev", 4, "@4", "%4"));

  @ParameterizedTest
  @CsvSource({
    "shop:pm, shop",
    "shop:pm.0, shop",
    "=shop:=pm, shop",
    ":pm, ''",
    "shop:2, shop",
    "shop:2.0, shop",
    "shop:@2, shop",
    "%2, ''"
  })
  void findsAnAgentByItsWindowAsTmuxWould(String written, String session) {
    TmuxTarget target = TmuxTarget.parse(written).orElseThrow();
    assertThat(target.session()).isEqualTo(session);
    assertThat(target.agentAmong(PLACES)).contains("pm");
  }

  @Test
  void takesANumberForAnIndexBeforeAName() {
    assertThat(TmuxTarget.parse("shop:4").orElseThrow().agentAmong(PLACES)).contains("dev");
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop:nobody", "shop:9", "shop:@9", "%9", "shop:%2"})
  void findsNobodyWhereNobodyIs(String written) {
    assertThat(TmuxTarget.parse(written).flatMap(t -> t.agentAmong(PLACES))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "shop", "shop:", ":", "%", "%x", "a:b:c", "a:b.c", "a:b\nc"})
  void isNotWhatNamesNoWindow(String written) {
    assertThat(TmuxTarget.parse(written)).isEmpty();
  }
}
