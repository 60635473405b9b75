package io.jenkins.plugins.tmuxorchestrator.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TmuxMonitorTest {

  @ParameterizedTest
  @CsvSource({
    "0, tmux 3.5a, 3.5a",
    "0, tmux 3.2, 3.2",
    "0, tmux 3.1c, 3.1c (too old)",
    "127, '', none",
    "0, something else, unknown",
    "143, '', unknown",
  })
  void tellsWhatANodeHas(int status, String output, String shown) {
    assertThat(TmuxMonitor.verdict(status, output)).isEqualTo(shown);
  }
}
