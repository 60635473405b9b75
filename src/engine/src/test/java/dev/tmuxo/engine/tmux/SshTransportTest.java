package dev.tmuxo.engine.tmux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.testkit.ssh.SshServer;
import dev.tmuxo.testkit.tmux.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class SshTransportTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final NodeName.Ssh NODE =
      new NodeName.Ssh(Optional.empty(), "build-3", OptionalInt.empty());

  @TempDir Path directory;
  private SshServer server;
  private SshTransport transport;

  @BeforeEach
  void start() {
    Assumptions.assumeTrue(SshServer.missing().isEmpty(), SshServer.missing().orElse(""));
    server = SshServer.start(directory.resolve("sshd"));
    transport = transport(NODE);
  }

  private SshTransport transport(NodeName.Ssh node) {
    return new SshTransport(
        node, SshOptions.DEFAULT.withCommand(server.client()).withAlive(Duration.ofSeconds(1)));
  }

  @AfterEach
  void stop() {
    if (server != null) {
      transport.close();
      server.close();
    }
  }

  private NodeShell.Result run(String script, String... arguments) {
    return NodeShell.run(transport, script, List.of(arguments), new byte[0], PATIENCE);
  }

  private static void assertFails(SshTransport transport, ErrorCode code, String... words) {
    assertThatThrownBy(() -> NodeShell.run(transport, "exit 0", List.of(), new byte[0], PATIENCE))
        .isInstanceOfSatisfying(TmuxoException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContainingAll(words);
  }

  @Test
  void runsAProgramWithItsArgumentsInputAndStatus() {
    List<String> hostile = new ArrayList<>(HostileTexts.CORPUS);
    NodeShell.Result result =
        NodeShell.run(
            transport,
            "for w; do printf '%s\\001' \"$w\"; done; cat; printf oops >&2; exit 3",
            hostile,
            "größe\n".getBytes(StandardCharsets.UTF_8),
            PATIENCE);
    assertThat(result.out()).isEqualTo(String.join("\u0001", hostile) + "\u0001größe\n");
    assertThat(result.err()).isEqualTo("oops");
    assertThat(result.status()).isEqualTo(3);
  }

  @Test
  void carriesMuchInBothDirections() {
    byte[] much = "0123456789".repeat(200_000).getBytes(StandardCharsets.UTF_8);
    NodeShell.Result result =
        NodeShell.run(transport, "cat", List.of("x".repeat(100_000)), much, PATIENCE);
    assertThat(result.out()).hasSize(much.length);
  }

  /**
   * The server takes ten sessions over one connection; further ones get connections of their own.
   */
  @Test
  void isNotLimitedToTheSessionsOfOneConnection() throws IOException {
    List<Channel> open = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      open.add(transport.open(List.of("cat")));
    }
    for (Channel channel : open) {
      channel.input().write('x');
      channel.input().flush();
      assertThat(channel.output().read()).isEqualTo('x');
    }
    open.forEach(Channel::close);
  }

  @Test
  void connectsAgainAfterACut() {
    assertThat(run("echo one").out()).isEqualTo("one\n");
    server.cut();
    assertThat(run("echo two").out()).isEqualTo("two\n");
  }

  @Test
  void endsTheChannelsOfANodeThatFellSilent() throws IOException {
    Channel channel = transport.open(List.of("sh", "-c", "echo up; exec cat"));
    assertThat(line(channel)).isEqualTo("up");
    List<Long> frozen = server.freeze();
    assertThat(channel.exit().handle((status, lost) -> lost))
        .succeedsWithin(PATIENCE)
        .satisfies(lost -> assertThat(lost).hasMessageContaining("the connection was lost"));
    assertThat(run("echo again").out()).isEqualTo("again\n");
    frozen.forEach(Processes::resume);
  }

  @Test
  void leavesNothingBehindWhenItCloses() throws IOException {
    Channel channel = transport.open(List.of("sh", "-c", "echo $$; exec cat"));
    long pid = Long.parseLong(line(channel));
    transport.close();
    await().atMost(PATIENCE).until(() -> ProcessHandle.of(pid).isEmpty());
    assertThat(directories("tmuxo-ssh-" + ProcessHandle.current().pid() + "-")).isEmpty();
  }

  @Test
  void removesWhatAKilledProcessLeft() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    String name = "tmuxo-ssh-" + gone.pid() + "-";
    Files.writeString(Files.createTempDirectory(name).resolve("said"), "");
    assertThat(run("echo hello").out()).isEqualTo("hello\n");
    assertThat(directories(name)).isEmpty();
    assertThat(directories("tmuxo-ssh-" + ProcessHandle.current().pid() + "-")).hasSize(1);
  }

  private static List<Path> directories(String prefix) throws IOException {
    try (var all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(p -> p.getFileName().toString().startsWith(prefix)).toList();
    }
  }

  private static String line(Channel channel) throws IOException {
    StringBuilder line = new StringBuilder();
    int next;
    while ((next = channel.output().read()) != '\n') {
      line.append((char) next);
    }
    return line.toString();
  }

  @Test
  void saysThatTheHostKeyIsNotKnown() {
    server.forgetHostKey();
    assertFails(transport, ErrorCode.SSH_HOST_KEY, "ssh:build-3", "not known");
  }

  @Test
  void saysThatTheHostKeyIsAnother() throws IOException {
    Path sshd = directory.resolve("sshd");
    Files.writeString(
        sshd.resolve("known"),
        "[127.0.0.1]:" + server.port() + " " + Files.readString(sshd.resolve("user.pub")));
    assertFails(transport, ErrorCode.SSH_HOST_KEY, "another host key");
  }

  @Test
  void saysThatWeAreNotLetIn() {
    server.forgetUser();
    assertFails(transport, ErrorCode.SSH_DENIED, "does not let us in", "Permission denied");
  }

  @Test
  void saysThatNobodyListens() {
    server.down();
    assertFails(transport, ErrorCode.NODE_UNREACHABLE, "Connection refused");
  }

  @Test
  void saysThatThereIsNoSuchHost() {
    SshTransport nowhere =
        new SshTransport(
            new NodeName.Ssh(Optional.of("ci"), "no-such-host.invalid", OptionalInt.empty()),
            SshOptions.DEFAULT.withCommand(List.of("ssh", "-F", "/dev/null")));
    assertFails(nowhere, ErrorCode.NODE_UNREACHABLE, "ssh:ci@no-such-host.invalid", "resolve");
    nowhere.close();
  }

  @Test
  void saysThatThereIsNoSsh() {
    SshTransport none =
        new SshTransport(NODE, SshOptions.DEFAULT.withCommand(List.of("no-such-ssh")));
    assertFails(none, ErrorCode.SSH_NOT_FOUND, "no-such-ssh");
    none.close();
  }

  @Test
  void saysThatTheNodeHasNoTmux() {
    assertThatThrownBy(
            () -> TmuxServer.start(transport, StartSpec.of("t", "m").withTmux("no-such-tmux")))
        .isInstanceOfSatisfying(
            TmuxoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TMUX_NOT_FOUND))
        .hasMessageContaining("ssh:build-3");
  }
}
