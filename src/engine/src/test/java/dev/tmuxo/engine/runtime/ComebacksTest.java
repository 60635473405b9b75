package dev.tmuxo.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ComebacksTest {
  private static final Duration MOMENT = Duration.ofMillis(200);

  private final Comebacks comebacks = new Comebacks();

  @Test
  void aTeamThatLivedForAWhileComesBackAtOnce() {
    for (int death = 0; death < 20; death++) {
      assertThat(comebacks.pause("shop", Duration.ofMinutes(1))).isZero();
    }
  }

  @Test
  void aTeamThatDiesAtOnceComesBackEverMoreSlowly() {
    assertThat(comebacks.pause("shop", MOMENT)).isZero();
    Duration second = comebacks.pause("shop", MOMENT);
    Duration third = comebacks.pause("shop", MOMENT);
    assertThat(second).isBetween(Duration.ofMillis(300), Duration.ofMillis(700));
    assertThat(third).isBetween(Duration.ofMillis(700), Duration.ofMillis(1300));
    for (int death = 0; death < 20; death++) {
      assertThat(comebacks.pause("shop", MOMENT)).isLessThanOrEqualTo(Duration.ofSeconds(40));
    }
    assertThat(comebacks.pause("shop", MOMENT)).isGreaterThan(Duration.ofSeconds(20));
  }

  @Test
  void aLongLifeAndAnotherTeamsDeathsDoNotCount() {
    assertThat(comebacks.pause("shop", MOMENT)).isZero();
    assertThat(comebacks.pause("docs", MOMENT)).isZero();
    assertThat(comebacks.pause("shop", Duration.ofMinutes(1))).isZero();
    assertThat(comebacks.pause("shop", MOMENT)).isZero();
  }
}
