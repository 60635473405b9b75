package dev.tmuxo.engine.tmux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TmuxVersionTest {

  @Test
  void orderByAge() {
    List<TmuxVersion> byAge =
        List.of(
                "1.8",
                "2.9a",
                "3.1c",
                "next-3.2",
                "3.2",
                "3.2a",
                "3.3-rc",
                "3.3",
                "3.3a",
                "3.4",
                "3.5a",
                "3.6b",
                "3.7c",
                "next-3.8",
                "3.8",
                "3.10",
                "master")
            .stream()
            .map(TmuxVersion::parse)
            .toList();
    assertThat(byAge).isSorted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tmux 3.2", "3.3a\n", "tmux next-3.8", "tmux master", "tmux openbsd-7.5"})
  void acceptWhatIsNewEnough(String output) {
    assertThat(TmuxVersion.parse(output).require("local")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tmux 3.1c", "tmux 2.8", "tmux next-3.2", "tmux openbsd-6.8"})
  void refuseWhatIsTooOld(String output) {
    String version = output.substring(5);
    assertThatThrownBy(() -> TmuxVersion.parse(output).require("ci-3"))
        .isInstanceOfSatisfying(
            TmuxoException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.TMUX_TOO_OLD);
              assertThat(e.remedy()).contains("apt-get install tmux");
            })
        .hasMessage("tmux " + version + " on node ci-3 is too old: 3.2 or newer is needed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tmux", "screen 4.0", "tmux 3", "sh: tmux: not found", "tmux 3.3aa"})
  void sayWhatIsNoVersion(String output) {
    assertThatThrownBy(() -> TmuxVersion.parse(output))
        .isInstanceOfSatisfying(
            TmuxoException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.TMUX_VERSION_UNKNOWN));
  }

  @Test
  void knowWhatAVersionCan() {
    assertThat(Capability.EXACT_BLOCKS.in(TmuxVersion.parse("3.2a"))).isFalse();
    assertThat(Capability.EXACT_BLOCKS.in(TmuxVersion.parse("3.3"))).isTrue();
    assertThat(Capability.SAFE_VIEWERS.in(TmuxVersion.parse("3.2a"))).isFalse();
    assertThat(Capability.NEUTRALISED_PASTE.in(TmuxVersion.parse("3.6b"))).isFalse();
    assertThat(Capability.NEUTRALISED_PASTE.in(TmuxVersion.parse("master"))).isTrue();
  }
}
