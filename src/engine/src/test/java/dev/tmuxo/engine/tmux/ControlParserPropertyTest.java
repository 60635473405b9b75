package dev.tmuxo.engine.tmux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class ControlParserPropertyTest {
  private static final String NONCE = ParserEvents.NONCE;

  @Property(tries = 500)
  void findTheSameWhereverTheStreamIsCut(
      @ForAll("lines") List<String> lines, @ForAll Random random) {
    byte[] stream = stream(lines.toArray(String[]::new));
    int[] cuts = random.ints(random.nextInt(20), 0, stream.length + 1).sorted().toArray();
    int[] everywhere = IntStream.range(0, stream.length).toArray();
    List<String> whole = ParserEvents.of(stream).seen;
    assertThat(ParserEvents.of(stream, cuts).seen).isEqualTo(whole);
    assertThat(ParserEvents.of(stream, everywhere).seen).isEqualTo(whole);
  }

  @Property(tries = 1000)
  void surviveAnyBytes(@ForAll byte[] stream) {
    assertThat(ParserEvents.of(stream).seen).isNotNull();
  }

  @Property(tries = 3000)
  void neverShiftAnAnswerToAnotherRequest(
      @ForAll("hostileBody") List<String> hostile, @ForAll("hostileBody") List<String> innocent) {
    ParserEvents events = new ParserEvents();
    events.expected.putAll(Map.of(1L, 3, 2L, 1));
    List<String> lines = new ArrayList<>();
    lines.addAll(List.of("%begin 100 2 1", "one", "%end 100 2 1"));
    lines.addAll(List.of("%begin 100 3 1", "%end 100 3 1", "%begin 100 4 1"));
    lines.addAll(hostile);
    lines.addAll(List.of("%end 100 4 1", "%window-add @7", sentinel(5, 1), "%window-add @8"));
    lines.add("%begin 100 6 1");
    lines.addAll(innocent);
    lines.addAll(List.of("%end 100 6 1", sentinel(7, 2)));
    events.feed(stream(lines.toArray(String[]::new)));
    assertThat(events.seen)
        .containsExactly(
            "WindowAdd[window=@7]",
            "1 "
                + List.of(
                    new Reply.Block(false, List.of("one")),
                    new Reply.Block(false, List.of()),
                    new Reply.Block(false, hostile)),
            "WindowAdd[window=@8]",
            "2 [" + new Reply.Block(false, innocent) + "]");
  }

  /** What a pane can print that knows everything but the nonce. */
  @Provide
  Arbitrary<List<String>> hostileBody() {
    Arbitrary<String> guards =
        Combinators.combine(
                Arbitraries.of("%begin", "%end", "%error"),
                Arbitraries.integers().between(2, 7),
                Arbitraries.of(1, 1, 1, 0))
            .as((keyword, number, flags) -> keyword + " 100 " + number + " " + flags);
    Arbitrary<String> other =
        Arbitraries.of("", "text", "%exit", "%window-add @9", "tmuxo.0000.1", "%begin", "%end ");
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(3, guards), net.jqwik.api.Tuple.of(1, other))
        .list()
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<String>> lines() {
    Arbitrary<String> sentinels =
        Arbitraries.integers().between(1, 9).map(n -> sentinel(n + 100, n));
    Arbitrary<String> notifications =
        Arbitraries.of(
            "%output %1 grüße \\033[0m 漢字 👩‍👩‍👧",
            "%window-renamed @1 Ж", "%subscription-changed s $1 @2 3 %4 : ü", "%exit");
    Arbitrary<List<String>> guards = hostileBody();
    return Combinators.combine(
            guards, sentinels.list().ofMaxSize(3), notifications.list().ofMaxSize(3), guards)
        .as(
            (a, b, c, d) -> {
              List<String> all = new ArrayList<>(a);
              all.addAll(b);
              all.addAll(c);
              all.addAll(d);
              return all;
            });
  }

  private static byte[] stream(String... lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String sentinel(int number, long sequence) {
    return "%begin 100 " + number + " 1\n" + NONCE + sequence + "\n%end 100 " + number + " 1";
  }
}
