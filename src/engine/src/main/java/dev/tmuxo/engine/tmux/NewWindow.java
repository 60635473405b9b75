package dev.tmuxo.engine.tmux;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A window to be made, with one pane that runs a program. It does not become the current window.
 *
 * <pre>{@code
 * NewWindow window =
 *     NewWindow.running("shop", "dev-1", List.of("bash", "--norc"))
 *         .in("/home/ci/shop")
 *         .with("OPENAI_MODEL", "small");
 * client.send(CommandList.of(Commands.newWindow(window, "#{pane_id} #{window_id}")));
 * }</pre>
 *
 * @param session the session it goes to
 * @param name its name
 * @param directory where the program starts; without it the session's directory
 * @param environment variables of this pane only, in order
 * @param command program and arguments, run as they are: no shell takes them apart
 */
public record NewWindow(
    String session,
    String name,
    Optional<String> directory,
    Map<String, String> environment,
    List<String> command) {

  public NewWindow {
    environment = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    command = List.copyOf(command);
  }

  public static NewWindow running(String session, String name, List<String> command) {
    return new NewWindow(session, name, Optional.empty(), Map.of(), command);
  }

  public NewWindow in(String newDirectory) {
    return new NewWindow(session, name, Optional.of(newDirectory), environment, command);
  }

  public NewWindow with(String variable, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(variable, value);
    return with(more);
  }

  public NewWindow with(Map<String, String> variables) {
    return new NewWindow(session, name, directory, variables, command);
  }

  /**
   * The words tmux gets. It hands a single word to a shell, which would take it apart, so a program
   * without arguments is started by {@code exec "$@"}.
   */
  List<String> words() {
    if (command.size() != 1) {
      return command;
    }
    List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$@\"", "sh"));
    words.addAll(command);
    return words;
  }
}
