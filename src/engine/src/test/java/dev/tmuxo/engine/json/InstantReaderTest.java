package dev.tmuxo.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InstantReaderTest {

  private static Instant read(String text) throws JsonProcessingException {
    return Json.mapper().readValue('"' + text + '"', Instant.class);
  }

  @Property
  void readsWhatIsWritten(
      @ForAll @LongRange(min = -99_999_999_999L, max = 399_999_999_999L) long seconds,
      @ForAll @IntRange(max = 999_999_999) int nanos)
      throws JsonProcessingException {
    for (int precision : new int[] {1, 1_000, 1_000_000, 1_000_000_000}) {
      Instant time = Instant.ofEpochSecond(seconds, (long) nanos / precision * precision);
      assertThat(read(time.toString())).isEqualTo(time);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-01T12:00:00.5Z", "2026-03-01T12:00:00.123456Z"})
  void readsFractionsOfAnyLength(String text) throws JsonProcessingException {
    assertThat(read(text)).isEqualTo(Instant.parse(text));
  }

  @Test
  void leavesOtherFormsToJackson() throws JsonProcessingException {
    assertThat(read("2026-03-01T12:00:00+02:00")).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(Json.mapper().readValue("86400", Instant.class)).isEqualTo("1970-01-02T00:00:00Z");
    assertThat(read("2026-03-01T24:00:00Z")).isEqualTo("2026-03-02T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30T12:00:00Z",
        "2026-03-01T25:00:00Z",
        "2026-03-01T12:60:00Z",
        "2026-03-01 12:00:00Z",
        "2026-03-01T12:00:00,5Z",
        "2026-03-01T12:00:00.1234567890Z",
        "yesterday"
      })
  void whatIsNoTimeIsAnError(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(JsonProcessingException.class);
  }
}
