package dev.tmuxo.engine.tmux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class NodeShellTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private final Transport local = new LocalTransport();

  @Test
  void givesArgumentsAndInputAndGetsEverythingBack() {
    NodeShell.Result result =
        NodeShell.run(
            local,
            "cat; printf %s \"$1\"; printf oops >&2; exit 3",
            List.of("it's \"$HOME\""),
            "größe\n".getBytes(StandardCharsets.UTF_8),
            PATIENCE);
    assertThat(result).isEqualTo(new NodeShell.Result(3, "größe\nit's \"$HOME\"", "oops"));
    assertThat(result.ok()).isFalse();
  }

  @Test
  void takesMoreThanAPipeHolds() {
    byte[] much = "0123456789".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    NodeShell.Result result = NodeShell.run(local, "cat; cat >&2", List.of(), much, PATIENCE);
    assertThat(result.out()).hasSize(much.length);
  }

  @Test
  void doesNotMindAScriptThatReadsNothing() {
    byte[] much = new byte[1 << 20];
    assertThat(NodeShell.run(local, "exit 0", List.of(), much, PATIENCE).ok()).isTrue();
  }

  @Test
  void endsAScriptThatTakesTooLong() {
    assertThatThrownBy(
            () ->
                NodeShell.run(local, "sleep 1000", List.of(), new byte[0], Duration.ofMillis(200)))
        .isInstanceOfSatisfying(
            TmuxoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TMUX_TIMEOUT));
  }

  @Test
  void saysThatANodeHasNoSuchProgram() {
    Transport broken = new WrappedTransport(command -> List.of("/nonexistent"));
    assertThatThrownBy(() -> NodeShell.run(broken, "x", List.of(), new byte[0], PATIENCE))
        .isInstanceOfSatisfying(
            TmuxoException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.NODE_COMMAND_FAILED));
  }
}
