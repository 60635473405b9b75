package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One of the driver's own scripts, which answer in lines {@code key value}. */
final class NodeScript {
  private final String text;

  private NodeScript(String text) {
    this.text = text;
  }

  static NodeScript named(String name) {
    return new NodeScript(resource("lib.sh") + resource(name + ".sh"));
  }

  /** What a script answered. */
  record Answer(List<String> lines) {

    Optional<String> get(String key) {
      return all(key).stream().findFirst();
    }

    List<String> all(String key) {
      List<String> values = new ArrayList<>();
      for (String line : lines) {
        if (line.startsWith(key + " ")) {
          values.add(line.substring(key.length() + 1));
        }
      }
      return values;
    }

    String require(String key, Transport transport) {
      return get(key).orElseThrow(() -> unclear(key, transport));
    }

    long requireNumber(String key, Transport transport) {
      return Digits.number(get(key).filter(Digits::all).orElseThrow(() -> unclear(key, transport)));
    }

    private TmuxoException unclear(String key, Transport transport) {
      return new TmuxoException(
          ErrorCode.NODE_COMMAND_FAILED,
          "A script on node " + transport.node() + " did not tell its " + key + ": " + lines,
          "Check that sh on the node is a POSIX shell.");
    }
  }

  Answer run(Transport transport, List<String> arguments, Duration timeout) {
    NodeShell.Result result = NodeShell.run(transport, text, arguments, new byte[0], timeout);
    if (!result.ok()) {
      throw new TmuxoException(
          ErrorCode.NODE_COMMAND_FAILED,
          "A script on node " + transport.node() + " failed: " + result.err().strip(),
          "Check that sh on the node is a POSIX shell.");
    }
    return new Answer(result.out().lines().toList());
  }

  private static String resource(String name) {
    try (InputStream stream = NodeScript.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
