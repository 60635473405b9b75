package dev.tmuxo.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class YamlReaderTest {

  private final Problems problems = new Problems();

  private Optional<Field> read(String text) {
    return YamlReader.read(new SourceText("file.yaml", text), problems);
  }

  @Test
  void knowsThePlaceAndPathOfEverything() {
    Field root =
        read("""
                a: 1
                b:
                  - x
                  - c: |
                      text
                      more
                """)
            .orElseThrow();
    Field second = root.get("b").orElseThrow().items().get(1);

    assertThat(root.get("b").orElseThrow().items().get(0).place()).hasToString("file.yaml:3");
    assertThat(second.get("c").orElseThrow().path()).isEqualTo("b[1].c");
    assertThat(second.get("c").orElseThrow().place().line()).isEqualTo(4);
    assertThat(second.text("c")).contains("text\nmore\n");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "no, TEXT",
        "on, TEXT",
        "yes, TEXT",
        "true, TRUTH",
        "False, TRUTH",
        "12, WHOLE",
        "-7, WHOLE",
        "007, WHOLE",
        "1_000, TEXT",
        "12:30:45, TEXT",
        "2026-01-01, TEXT",
        "0x1F, TEXT",
        "1.5, NUMBER",
        "1e9, NUMBER",
        "1e999, TEXT",
        ".inf, TEXT",
        "~, NOTHING",
        "null, NOTHING",
        "\"12\", TEXT",
        "'true', TEXT",
        "99999999999999999999, NUMBER",
        "1.2.3, TEXT"
      })
  void understandsValuesByTheCoreSchema(String value, Field.Kind kind) {
    Field field = read("a: " + value).orElseThrow().get("a").orElseThrow();
    assertThat(((Field.Scalar) field.body()).kind()).isEqualTo(kind);
    assertThatCode(field::toJson).doesNotThrowAnyException();
  }

  @Test
  void followsAliases() {
    Field root = read("a: &x { b: [1, 2] }\nc: *x\n").orElseThrow();
    assertThat(root.get("c").orElseThrow().toJson()).hasToString("{\"b\":[1,2]}");
    assertThat(root.get("c").orElseThrow().get("b").orElseThrow().path()).isEqualTo("c.b");
  }

  static List<String> hostile() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    StringBuilder chain = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 5_000; i++) {
      chain
          .append("a")
          .append(i)
          .append(": &a")
          .append(i)
          .append(" [*a")
          .append(i - 1)
          .append("]\n");
    }
    for (int i = 1; i < 12; i++) {
      bomb.append("a").append(i).append(": &a").append(i).append(" [");
      bomb.append(("*a" + (i - 1) + ",").repeat(10)).append("]\n");
    }
    return List.of(
        bomb.toString(),
        chain.toString(),
        "&a { *a : *a }",
        "&a [ *a ]",
        "[".repeat(100_000),
        "{".repeat(100_000),
        "{a: ".repeat(100_000),
        "- ".repeat(200_000),
        "? ".repeat(200_000),
        "a:\n ".repeat(200_000),
        "!".repeat(500_000),
        "&a ".repeat(200_000),
        "\"".repeat(500_001),
        "'".repeat(500_001),
        "#".repeat(1_000_000),
        "\n".repeat(1_000_000),
        " ".repeat(1_000_000),
        "a".repeat(1_000_000) + ": b",
        "%YAML 9.9\n---\na: b",
        "%TAG ! tag:x,2000:\n---\na: !b c",
        "a: b\0",
        "\u0007",
        "\ud800",
        "--- >\n" + "a\n\n".repeat(300_000),
        "a: 1\n".repeat(200_000),
        "x: [" + "1,".repeat(400_000) + "]");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void hostileFilesEndQuicklyWithAProblemOrAValue(String text) {
    Optional<Field> field = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> read(text));
    assertThat(field.isPresent() || !problems.isEmpty()).isTrue();
    assertThat(problems.list())
        .allSatisfy(
            p -> assertThat(p.toString()).hasSizeLessThan(2_000).doesNotContain("Exception"));
  }

  @Property
  void nothingThatLooksLikeYamlMakesItFail(@ForAll("yamlish") String text) {
    Problems own = new Problems();
    Optional<Field> field = YamlReader.read(new SourceText("file.yaml", text), own);
    assertThat(field.isPresent() || !own.isEmpty()).isTrue();
    field.ifPresent(Field::toJson);
  }

  @Provide
  Arbitrary<String> yamlish() {
    return Arbitraries.of(
            "a", "b: ", ": ", "- ", "\n", "\n  ", "\n    ", "{", "}", "[", "]", ",", "|", ">", "\"",
            "'", "&x ", "*x", "!t ", "!!str ", "? ", "#", "%", "---\n", "...\n", "<<: ", "\t", "1",
            "~", "\\", "@", "`", "é", "😀", "\u0085", "\ufeff")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }
}
