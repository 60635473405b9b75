package dev.tmuxo.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "90s, PT90S",
    "15m, PT15M",
    "1h30m, PT1H30M",
    "2d, PT48H",
    "1d2h3m4s5ms, PT26H3M4.005S",
    "200ms, PT0.2S",
    "1m500ms, PT1M0.5S",
    "0s, PT0S",
    "007m, PT7M"
  })
  void readsWhatPeopleWrite(String written, Duration expected) {
    assertThat(Durations.parse(written)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "15", "m", "15 m", "15M", "1.5h", "-5m", "30m1h", "5m5m", "PT5M", "1w", "٣m"
      })
  void refusesEverythingElse(String written) {
    assertThat(Durations.parse(written)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999999999999999d", "100000d", "9999999999999ms"})
  void refusesNumbersThatAreTooLong(String written) {
    assertThat(Durations.parse(written)).isEmpty();
  }

  @Property
  void readsBackWhatItWrites(@ForAll @LongRange(min = 0, max = 8_000_000_000_000L) long millis) {
    Duration duration = Duration.ofMillis(millis);
    assertThat(Durations.parse(Durations.format(duration))).contains(duration);
  }

  @Property
  void neverFailsOnAnyText(@ForAll String text) {
    assertThat(Durations.parse(text)).isNotNull();
  }
}
