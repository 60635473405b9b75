package dev.tmuxo.engine.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.mail.LetterBuffers.Limits;
import dev.tmuxo.engine.mail.LetterBuffers.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LetterBuffersTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_795_338_608);
  private static final Limits LIMITS = new Limits(3, 5, 1000, Duration.ofSeconds(15));

  @Test
  void readsTheOldestFirstWhateverTheListSays() {
    List<String> lines =
        new ArrayList<>(List.of(letter(1, 1, 10), letter(2, 2, 10), letter(3, 1, 9)));
    Collections.shuffle(lines, new Random(1));
    Plan plan = plan(lines);
    assertThat(plan.read()).containsExactly(id(1, 1), id(2, 2), id(3, 1));
    assertThat(plan.more()).isFalse();
  }

  @Test
  void aPaneThatFloodsDoesNotHoldUpTheOthers() {
    Plan plan =
        plan(
            List.of(
                letter(1, 1, 1),
                letter(2, 1, 1),
                letter(3, 1, 1),
                letter(4, 1, 1),
                letter(5, 2, 1)));
    assertThat(plan.read()).containsExactly(id(1, 1), id(2, 1), id(3, 1), id(5, 2));
    assertThat(plan.refused()).isEmpty();
    assertThat(plan.more()).isTrue();
  }

  @Test
  void refusesThePaneWhoseLettersAreTooMany() {
    List<String> lines = new ArrayList<>();
    for (int i = 1; i <= 7; i++) {
      lines.add(letter(i, 1, 1));
    }
    Plan plan = plan(lines);
    assertThat(plan.refused())
        .extracting(ParsedLetter.Rejected::id)
        .containsExactly(id(6, 1), id(7, 1));
    assertThat(plan.refused().get(0).reason())
        .isEqualTo("5 letters of this pane are waiting already: try later");
    assertThat(plan.more()).isTrue();
  }

  @Test
  void readsSoMuchAndNoMoreAtATime() {
    Plan plan = plan(List.of(letter(1, 1, 600), letter(2, 2, 600), letter(3, 3, 400)));
    assertThat(plan.read()).containsExactly(id(1, 1), id(3, 3));
    assertThat(plan.more()).isTrue();
  }

  @Test
  void aLetterThatFillsTheSweepIsReadByItself() {
    Plan plan = plan(List.of(letter(1, 1, 5000), letter(2, 2, 1)));
    assertThat(plan.read()).containsExactly(id(1, 1));
    assertThat(plan.more()).isTrue();
  }

  @Test
  void lettersOfOnePaneNeverOvertakeEachOther() {
    Plan plan = plan(List.of(letter(1, 1, 600), letter(2, 1, 600), letter(3, 1, 1)));
    assertThat(plan.read()).containsExactly(id(1, 1));
    assertThat(plan.more()).isTrue();
  }

  @Test
  void refusesWhatIsTooLargeToRead() {
    Plan plan = plan(List.of(letter(1, 1, LetterParser.MAX_BYTES + 1L), letter(2, 1, 1)));
    assertThat(plan.refused()).extracting(ParsedLetter.Rejected::id).containsExactly(id(1, 1));
    assertThat(plan.read()).containsExactly(id(2, 1));
    assertThat(plan.more()).isFalse();
  }

  @Test
  void namesTheAnswersThatNobodyTook() {
    String old = "3 %d %s".formatted(NOW.getEpochSecond() - 16, id(1, 1).answerBuffer());
    String fresh = "3 %d %s".formatted(NOW.getEpochSecond() - 15, id(2, 1).answerBuffer());
    Plan plan = plan(List.of(old, fresh));
    assertThat(plan.unclaimed()).containsExactly(id(1, 1));
  }

  @Test
  void tellsStraysFromLettersAndPassesOverTheRest() {
    Plan plan =
        plan(
            List.of(
                "5 1795338608 tmuxo-out-hello there",
                "5 1795338608 tmuxo-out-",
                "5 1795338608 tmuxo-in-x",
                "5 1795338608 buffer0",
                "x 1795338608 " + id(1, 1).letterBuffer(),
                "99999999999999999999 1795338608 " + id(1, 1).letterBuffer(),
                id(1, 1).letterBuffer(),
                ""));
    assertThat(plan.strays()).containsExactly("tmuxo-out-hello there", "tmuxo-out-");
    assertThat(plan.read()).isEmpty();
    assertThat(plan.refused()).isEmpty();
    assertThat(plan.unclaimed()).isEmpty();
  }

  private static Plan plan(List<String> lines) {
    return LetterBuffers.plan(lines, NOW, LIMITS);
  }

  private static String letter(int time, int pane, long bytes) {
    return bytes + " " + NOW.getEpochSecond() + " " + id(time, pane).letterBuffer();
  }

  private static LetterId id(int time, int pane) {
    return new LetterId("%019d-%06d-0000001-00000000".formatted(time, pane));
  }
}
