package dev.tmuxo.engine.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class SuggestionsTest {

  private static final List<String> FIELDS =
      List.of("name", "role", "profile", "command", "reportsTo", "briefing", "briefingFile");

  @Test
  void findsWhatWasProbablyMeant() {
    assertThat(Suggestions.closest("profle", FIELDS)).contains("profile");
    assertThat(Suggestions.closest("reports_to", FIELDS)).contains("reportsTo");
    assertThat(Suggestions.closest("REPORTSTO", FIELDS)).contains("reportsTo");
    assertThat(Suggestions.closest("nmae", FIELDS)).contains("name");
    assertThat(Suggestions.closest("breifing", FIELDS)).contains("briefing");
  }

  @Test
  void guessesNothingFarFetched() {
    assertThat(Suggestions.close("workdir", FIELDS)).isEmpty();
    assertThat(Suggestions.close("x", List.of("y", "pm"))).isEmpty();
    assertThat(Suggestions.close("", FIELDS)).isEmpty();
    assertThat(Suggestions.close("name", List.of())).isEmpty();
  }

  @Test
  void offersAllThatAreEquallyClose() {
    assertThat(Suggestions.question("dev-3", List.of("dev-1", "dev-2", "pm")))
        .isEqualTo("; did you mean \"dev-1\" or \"dev-2\"?");
  }

  @Test
  void cutsLongLists() {
    List<String> many = IntStream.range(0, 100).mapToObj(i -> "a" + i).toList();
    assertThat(Suggestions.list(many)).endsWith("a29 and 70 more");
    assertThat(Suggestions.list(List.of("a", "a", "b"))).isEqualTo("a, b");
    assertThat(Suggestions.list(List.of())).isEqualTo("none");
  }

  @Property
  void distanceIsSymmetricAndZeroOnlyForTheSame(
      @ForAll @AlphaChars @StringLength(max = 10) String a,
      @ForAll @AlphaChars @StringLength(max = 10) String b) {
    int distance = Suggestions.distance(a, b);
    assertThat(distance).isEqualTo(Suggestions.distance(b, a)).isBetween(0, 10);
    assertThat(distance == 0).isEqualTo(a.equals(b));
  }
}
