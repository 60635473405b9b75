package dev.tmuxo.server.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimesTest {

  @Test
  void tellsLengthsInAtMostFiveCharacters() {
    assertThat(Times.length(Duration.ofSeconds(-3))).isEqualTo("0s");
    assertThat(Times.length(Duration.ofMillis(59_999))).isEqualTo("59s");
    assertThat(Times.length(Duration.ofSeconds(65))).isEqualTo("1m05");
    assertThat(Times.length(Duration.ofSeconds(3599))).isEqualTo("59m59");
    assertThat(Times.length(Duration.ofMinutes(62))).isEqualTo("1h02");
    assertThat(Times.length(Duration.ofHours(27))).isEqualTo("1d03");
  }

  @Test
  void tellsShortTimesInMilliseconds() {
    assertThat(Times.precise(Duration.ofMillis(31))).isEqualTo("31 ms");
    assertThat(Times.precise(Duration.ofSeconds(75))).isEqualTo("1m15");
  }
}
