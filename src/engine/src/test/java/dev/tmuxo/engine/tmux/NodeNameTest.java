package dev.tmuxo.engine.tmux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NodeNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local",
        "ssh:build-3",
        "ssh:ci@build-3.example.org",
        "ssh:ci@10.0.0.7:2222",
        "ssh:[2001:db8::7]",
        "ssh:ci@[fe80::1%eth0]:22",
        "ssh:first.last@corp@host"
      })
  void readsWhatItWrites(String text) {
    assertThat(NodeName.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({"ssh:ci@build:22,ci,build,22", "ssh:a@b@c,a@b,c,", "ssh:ci@[::1]:9,ci,::1,9"})
  void tellsUserHostAndPortApart(String text, String user, String host, Integer port) {
    OptionalInt number = port == null ? OptionalInt.empty() : OptionalInt.of(port);
    assertThat(NodeName.parse(text)).isEqualTo(new NodeName.Ssh(Optional.of(user), host, number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Local",
        "build-3",
        "ssh:",
        "ssh:@host",
        "ssh:-oProxyCommand=id",
        "ssh:-l@host",
        "ssh:ci@-host",
        "ssh:host:0",
        "ssh:host:65536",
        "ssh:host:",
        "ssh:2001:db8::7",
        "ssh:host name",
        "ssh:host\n",
        "ssh:$(id)@host",
        "ssh:host;id",
        "ssh://host"
      })
  void refusesEverythingElse(String text) {
    assertThatThrownBy(() -> NodeName.parse(text))
        .isInstanceOfSatisfying(
            TmuxoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NODE_NAME_INVALID));
  }

  @Test
  void showsATerminalOfAnotherMachineThroughSsh() {
    List<String> attach = List.of("tmux", "-S", "/home/a b/tmux.sock", "attach-session");
    assertThat(NodeName.inTerminal("local", attach)).isEqualTo(attach);
    assertThat(NodeName.inTerminal("jenkins agent 3", attach)).isEqualTo(attach);
    assertThat(NodeName.inTerminal("ssh:ci@build-3:2222", attach))
        .containsExactly(
            "ssh",
            "-t",
            "-p",
            "2222",
            "-l",
            "ci",
            "--",
            "build-3",
            "'tmux' '-S' '/home/a b/tmux.sock' 'attach-session'");
  }
}
