package dev.tmuxo.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FirstAndLastTest {

  @Test
  void keepsBothEndsAndTellsHowManyWereBetween() {
    FirstAndLast<Integer> all = new FirstAndLast<>(2, 3);
    IntStream.rangeClosed(1, 4).forEach(all::add);
    assertThat(all.kept()).containsExactly(1, 2, 3, 4);
    assertThat(all.leftOut()).isZero();
    IntStream.rangeClosed(5, 10).forEach(all::add);
    assertThat(all.first()).containsExactly(1, 2);
    assertThat(all.last()).containsExactly(8, 9, 10);
    assertThat(all.leftOut()).isEqualTo(5);
    assertThat(all.total()).isEqualTo(10);
  }
}
