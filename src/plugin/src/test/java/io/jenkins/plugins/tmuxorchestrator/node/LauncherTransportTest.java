package io.jenkins.plugins.tmuxorchestrator.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LauncherTransportTest {

  @Test
  void dollarSignsReachTheNodeWhateverLaunchersMakeOfThem() {
    assertThat(LauncherTransport.literal("id=$$ home=$HOME")).isEqualTo("id=$$$$ home=$$HOME");
    assertThat(LauncherTransport.literal("plain")).isEqualTo("plain");
  }
}
