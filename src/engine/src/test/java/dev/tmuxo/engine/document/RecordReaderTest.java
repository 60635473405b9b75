package dev.tmuxo.engine.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RecordReaderTest {

  enum Color {
    RED,
    LIGHT_BLUE
  }

  record Inner(String name, Optional<String> size) {}

  record Outer(
      String text,
      int count,
      boolean flag,
      Duration pause,
      Color color,
      Inner inner,
      Optional<String> note,
      List<Inner> list,
      Map<String, String> map) {}

  private final Problems problems = new Problems();

  private Optional<Outer> read(String yaml) {
    Field field = YamlReader.read(new SourceText("f.yaml", yaml), problems).orElseThrow();
    return RecordReader.read(Outer.class, field, problems);
  }

  private List<String> found() {
    return problems.list().stream().map(Problem::toString).toList();
  }

  @Test
  void fillsEveryKindOfComponent() {
    Optional<Outer> outer =
        read(
            """
            text: 007
            count: 3
            flag: true
            pause: 200ms
            color: light-blue
            inner: { name: a }
            list: [ { name: b, size: 2 } ]
            map: { x: 1, y: two }
            """);

    assertThat(outer)
        .contains(
            new Outer(
                "007",
                3,
                true,
                Duration.ofMillis(200),
                Color.LIGHT_BLUE,
                new Inner("a", Optional.empty()),
                Optional.empty(),
                List.of(new Inner("b", Optional.of("2"))),
                Map.of("x", "1", "y", "two")));
  }

  @Test
  void reportsAllThatDoesNotFit() {
    assertThat(
            read(
                """
                text: [a]
                count: -1
                flag: maybe
                pause: soon
                color: gren
                inner: { nmae: a }
                list: { a: b }
                map: []
                """))
        .isEmpty();
    assertThat(found())
        .containsExactly(
            "f.yaml:1: text: must be text, not a list",
            "f.yaml:2: count: must be a whole number, 0 or more, not a number",
            "f.yaml:3: flag: must be true or false, not text",
            "f.yaml:4: pause: must be a duration such as 90s, 15m, 1h30m or 2d, not text",
            "f.yaml:5: color: must be one of red, light-blue; did you mean \"red\"?",
            "f.yaml:6: inner.nmae: unknown field; did you mean \"name\"? Known: name, size",
            "f.yaml:6: inner.name: is missing",
            "f.yaml:7: list: must be a list, not a mapping",
            "f.yaml:8: map: must be a mapping, not a list");
  }

  @Test
  void refusesWhatIsNoMapping() {
    assertThat(read("- a")).isEmpty();
    assertThat(found()).containsExactly("f.yaml:1: must be a mapping, not a list");
  }
}
