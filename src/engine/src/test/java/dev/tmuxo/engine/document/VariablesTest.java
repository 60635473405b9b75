package dev.tmuxo.engine.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VariablesTest {

  private static final Environment ENVIRONMENT =
      Environment.of(Map.of("A", "1", "EMPTY", "", "TRICKY", "${A} $$ \\ $1", "_b2", "x"));

  private final Problems problems = new Problems();

  private String expand(String text) {
    Field field = new Field("f", new Place("file", 1), Field.Scalar.of(Field.Kind.TEXT, text));
    return Variables.expand(field, ENVIRONMENT, problems).text().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a${A}b${A}        | a1b1
          ${_b2}            | x
          ${EMPTY}.         | .
          ${EMPTY:-d}       | d
          ${MISSING:-d e}   | d e
          ${MISSING:-}.     | .
          ${A:-d}           | 1
          $A $HOME $(x) $1  | $A $HOME $(x) $1
          $${A} $$ $$$$     | ${A} $ $$
          $$${A}            | $1
          100$              | 100$
          ${TRICKY}         | ${A} $$ \\ $1
          """)
  void putsValuesIn(String text, String expected) {
    assertThat(expand(text)).isEqualTo(expected);
    assertThat(problems.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ${NO}            | variable NO is not set
          ${NO} ${NO2}     | variable NO is not set
          ${}              | "${" must be followed by NAME}
          ${1A}            | "${" must be followed by NAME}
          ${A B}           | "${" must be followed by NAME}
          ${A:?message}    | "${" must be followed by NAME}
          ${#A}            | "${" must be followed by NAME}
          ${A:-${B}}       | "${" must be followed by NAME}
          ${A              | "${" without its "}"
          """)
  void reportsWhatIsNoVariable(String text, String expected) {
    expand(text);
    assertThat(problems.list().get(0).message()).startsWith(expected);
  }

  @Property
  void neverFailsAndKeepsTextsWithoutDollarSigns(
      @ForAll @Chars({'$', '{', '}', 'A', ':', '-', 'x', '\n'}) String text) {
    String expanded = expand(text);
    if (text.indexOf('$') < 0) {
      assertThat(expanded).isEqualTo(text);
    }
  }

  @Property
  void doubledDollarSignsAreTheWayToSayAnything(@ForAll String text) {
    assertThat(expand(text.replace("$", "$$"))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1", "100000"})
  void takesTimeInProportionToTheText(int times) {
    assertThat(expand("${A:-".repeat(times))).isNotNull();
    assertThat(problems.list()).hasSizeLessThanOrEqualTo(1000);
    assertThat(List.of(expand("$".repeat(2 * times)).length())).containsExactly(times);
  }
}
