package dev.tmuxo.engine.tmux;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A node as people name it: {@code local}, or {@code ssh:HOST}, {@code ssh:USER@HOST}, {@code
 * ssh:USER@HOST:PORT}. HOST is a name, an address, an alias of the user's ssh configuration, or an
 * IPv6 address in brackets.
 */
public sealed interface NodeName {

  /** This machine. */
  record Local() implements NodeName {
    @Override
    public Transport open() {
      return new LocalTransport();
    }

    @Override
    public String toString() {
      return "local";
    }
  }

  /**
   * A machine behind {@code ssh}.
   *
   * @param user without one, whom the ssh configuration says
   * @param host without brackets
   * @param port without one, what the ssh configuration says
   */
  record Ssh(Optional<String> user, String host, OptionalInt port) implements NodeName {
    @Override
    public Transport open() {
      return new SshTransport(this, SshOptions.DEFAULT);
    }

    @Override
    public String toString() {
      String shown = host.contains(":") ? "[" + host + "]" : host;
      return "ssh:"
          + user.map(name -> name + "@").orElse("")
          + shown
          + (port.isPresent() ? ":" + port.getAsInt() : "");
    }
  }

  /**
   * A way to the node. Connects to nothing yet; one that is {@link AutoCloseable} is to be closed.
   */
  Transport open();

  /**
   * Reads a node's name.
   *
   * @throws TmuxoException {@code NODE_NAME_INVALID}
   */
  static NodeName parse(String text) {
    if (text.equals("local")) {
      return new Local();
    }
    Matcher form = Form.SSH.matcher(text);
    if (!form.matches()) {
      throw invalid(text);
    }
    OptionalInt port = OptionalInt.empty();
    if (form.group("port") != null) {
      int number = Integer.parseInt(form.group("port"));
      if (number < 1 || number > 65_535) {
        throw invalid(text);
      }
      port = OptionalInt.of(number);
    }
    String bracketed = form.group("six");
    return new Ssh(
        Optional.ofNullable(form.group("user")),
        bracketed == null ? form.group("host") : bracketed,
        port);
  }

  /**
   * What a person here runs to have a command of the node in his terminal.
   *
   * @param node its name; on one that none of ours can name, the command is for somebody there
   */
  static List<String> inTerminal(String node, List<String> command) {
    if (!Form.SSH.matcher(node).matches()) {
      return command;
    }
    Ssh ssh = (Ssh) parse(node);
    List<String> words = new ArrayList<>(List.of("ssh", "-t"));
    ssh.port().ifPresent(port -> words.addAll(List.of("-p", Integer.toString(port))));
    ssh.user().ifPresent(user -> words.addAll(List.of("-l", user)));
    words.addAll(List.of("--", ssh.host()));
    words.add(command.stream().map(ShellWords::quote).collect(Collectors.joining(" ")));
    return List.copyOf(words);
  }

  private static TmuxoException invalid(String text) {
    String shown = text.length() > 80 ? text.substring(0, 80) + "..." : text;
    return new TmuxoException(
        ErrorCode.NODE_NAME_INVALID,
        "\"" + shown.replaceAll("\\p{Cntrl}", "?") + "\" is not a node",
        "Write local, ssh:HOST, ssh:USER@HOST or ssh:USER@HOST:PORT"
            + " (an IPv6 address in brackets).");
  }

  /** What may stand where. Nothing here begins with a dash, so ssh takes nothing for an option. */
  final class Form {
    private static final Pattern SSH =
        Pattern.compile(
            "ssh:(?:(?<user>[A-Za-z0-9_.][A-Za-z0-9_.+@-]{0,127})@)?"
                + "(?:(?<host>[A-Za-z0-9_.][A-Za-z0-9_.-]{0,252})"
                + "|\\[(?<six>[0-9A-Fa-f:.]{2,45}(?:%[A-Za-z0-9_.-]{1,32})?)])"
                + "(?::(?<port>[0-9]{1,5}))?");

    private Form() {}
  }
}
