package dev.tmuxo.engine.tmux;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * The tmux commands the product uses, typed. Texts are taken literally, also where tmux would
 * expand formats, unless the parameter is called {@code format}.
 */
public final class Commands {
  private Commands() {}

  /** All panes of the server, one line each. */
  public static TmuxCommand listPanes(String format) {
    return TmuxCommand.of("list-panes", "-a", "-F", format);
  }

  /** All windows of the server, one line each. */
  public static TmuxCommand listWindows(String format) {
    return TmuxCommand.of("list-windows", "-a", "-F", format);
  }

  public static TmuxCommand listClients(String format) {
    return TmuxCommand.of("list-clients", "-F", format);
  }

  public static TmuxCommand listSessions(String format) {
    return TmuxCommand.of("list-sessions", "-F", format);
  }

  /** All buffers, newest first, one line each. */
  public static TmuxCommand listBuffers(String format) {
    return TmuxCommand.of("list-buffers", "-F", format);
  }

  /**
   * The buffers for which a format is true.
   *
   * @param filterFormat for example {@code #{m:tmuxo-out-*,#{buffer_name}}}
   */
  public static TmuxCommand listBuffers(String format, String filterFormat) {
    return TmuxCommand.of("list-buffers", "-F", format, "-f", filterFormat);
  }

  public static TmuxCommand capturePane(PaneId pane, CaptureOptions options) {
    List<String> words = new ArrayList<>(List.of("-p", "-t", pane.value()));
    if (options.escapes()) {
      words.add("-e");
    }
    if (options.joined()) {
      words.add("-J");
    }
    addLine(words, "-S", options.start());
    addLine(words, "-E", options.end());
    return TmuxCommand.of("capture-pane", words.toArray(String[]::new));
  }

  private static void addLine(List<String> words, String flag, OptionalInt line) {
    line.ifPresent(
        number ->
            words.addAll(List.of(flag, number == CaptureOptions.HISTORY ? "-" : "" + number)));
  }

  /** Presses keys, by tmux's names for them: {@code Enter}, {@code C-c}, {@code Up}. */
  public static TmuxCommand sendKeys(PaneId pane, String... keys) {
    return TmuxCommand.of("send-keys", "-t", pane.value(), "--").with(keys);
  }

  /** Types text, key by key, as a person would; {@code Enter} is five letters here. */
  public static TmuxCommand sendText(PaneId pane, String text) {
    return TmuxCommand.of("send-keys", "-l", "-t", pane.value(), "--", text);
  }

  /** Leaves copy mode or whatever mode the pane is in; fails if it is in none. */
  public static TmuxCommand cancelMode(PaneId pane) {
    return TmuxCommand.of("send-keys", "-t", pane.value(), "-X", "cancel");
  }

  /** Makes or replaces a named buffer. An empty text makes none. */
  public static TmuxCommand setBuffer(String name, String text) {
    return TmuxCommand.of("set-buffer", "-b", name, "--", text);
  }

  /** A buffer's text; see {@link ControlClient#showBuffer} for the exact one. */
  public static TmuxCommand showBuffer(String name) {
    return TmuxCommand.of("show-buffer", "-b", name);
  }

  public static TmuxCommand deleteBuffer(String name) {
    return TmuxCommand.of("delete-buffer", "-b", name);
  }

  /**
   * Pastes a buffer as bracketed paste, line feeds kept, and deletes it. Refused outside {@link
   * #ifPaneAlive}.
   */
  public static TmuxCommand pasteBuffer(String name, PaneId pane) {
    return TmuxCommand.of("paste-buffer", "-d", "-p", "-r", "-b", name, "-t", pane.value());
  }

  /**
   * The first part of a verified submission: leaves copy mode, then pastes a text, if the pane
   * lives and the epoch is the one that is meant.
   *
   * @param buffer a name that nothing else uses
   * @param moreFormat a further condition, or {@code 1}
   * @param then what runs after the paste, such as {@code display-message -p PASTED}
   * @param otherwise what runs if the condition is false
   */
  public static TmuxCommand pasteGuarded(
      PaneId pane,
      String buffer,
      String text,
      String moreFormat,
      CommandList then,
      CommandList otherwise) {
    CommandList paste =
        CommandList.of(leaveMode(pane), setBuffer(buffer, text), pasteBuffer(buffer, pane))
            .andThen(then);
    return ifPaneAlive(pane, moreFormat, paste, otherwise);
  }

  /** Leaves copy mode if the pane is in it. */
  public static TmuxCommand leaveMode(PaneId pane) {
    return ifShell(pane, "#{pane_in_mode}", CommandList.of(cancelMode(pane)));
  }

  /**
   * Runs one of two lists, depending on whether the pane exists, has a living process, and a
   * further format is true. For a pane that does not exist tmux evaluates formats of another one;
   * this does not fall for that.
   */
  public static TmuxCommand ifPaneAlive(
      PaneId pane, String moreFormat, CommandList then, CommandList otherwise) {
    String condition =
        "#{&&:#{&&:#{==:#{pane_id}," + pane.value() + "},#{==:#{pane_dead},0}}," + moreFormat + "}";
    return ifShell(pane, condition, then, otherwise);
  }

  /** {@code if-shell -F}: runs the list if the format is neither empty nor 0. */
  public static TmuxCommand ifShell(PaneId target, String format, CommandList then) {
    return TmuxCommand.of("if-shell", "-F", "-t", target.value(), format).with(then);
  }

  public static TmuxCommand ifShell(
      PaneId target, String format, CommandList then, CommandList otherwise) {
    return ifShell(target, format, then).with(otherwise);
  }

  /** The same about the server as a whole: no pane is meant. */
  public static TmuxCommand ifFormat(String format, CommandList then, CommandList otherwise) {
    return TmuxCommand.of("if-shell", "-F", format).with(then).with(otherwise);
  }

  /**
   * Makes a window.
   *
   * @param printFormat what to print about it, such as {@code #{pane_id} #{window_id}}
   */
  public static TmuxCommand newWindow(NewWindow window, String printFormat) {
    List<String> words = new ArrayList<>(List.of("-d", "-P", "-F", printFormat));
    words.addAll(List.of("-t", "=" + window.session() + ":"));
    words.addAll(List.of("-n", Formats.literal(window.name())));
    window.directory().ifPresent(d -> words.addAll(List.of("-c", Formats.literal(d))));
    window.environment().forEach((name, value) -> words.addAll(List.of("-e", name + "=" + value)));
    words.add("--");
    words.addAll(window.words());
    return TmuxCommand.of("new-window", words.toArray(String[]::new));
  }

  public static TmuxCommand renameWindow(WindowId window, String name) {
    return TmuxCommand.of("rename-window", "-t", window.value(), "--", Formats.literal(name));
  }

  public static TmuxCommand killWindow(WindowId window) {
    return TmuxCommand.of("kill-window", "-t", window.value());
  }

  public static TmuxCommand selectWindow(WindowId window) {
    return TmuxCommand.of("select-window", "-t", window.value());
  }

  /** Ends the client of this name; the server goes on. */
  public static TmuxCommand detachClient(String client) {
    return TmuxCommand.of("detach-client", "-t", client);
  }

  /** Sets a global option, such as {@code history-limit}. */
  public static TmuxCommand setOption(String option, String value) {
    return TmuxCommand.of("set-option", "-g", "--", option, value);
  }

  public static TmuxCommand setServerOption(String option, String value) {
    return TmuxCommand.of("set-option", "-s", "--", option, value);
  }

  public static TmuxCommand setWindowOption(WindowId window, String option, String value) {
    return TmuxCommand.of("set-option", "-w", "-t", window.value(), "--", option, value);
  }

  public static TmuxCommand setPaneOption(PaneId pane, String option, String value) {
    return TmuxCommand.of("set-option", "-p", "-t", pane.value(), "--", option, value);
  }

  /** The value of a server option; for a user option exactly the text that was set. */
  public static TmuxCommand showServerOption(String option) {
    return TmuxCommand.of("show-options", "-s", "-q", "-v", "--", option);
  }

  public static TmuxCommand showPaneOption(PaneId pane, String option) {
    return TmuxCommand.of("show-options", "-p", "-q", "-v", "-t", pane.value(), "--", option);
  }

  /** Sets a variable for panes made from now on. Every pane can read it. */
  public static TmuxCommand setEnvironment(String name, String value) {
    return TmuxCommand.of("set-environment", "-g", "--", name, value);
  }

  public static TmuxCommand unsetEnvironment(String name) {
    return TmuxCommand.of("set-environment", "-g", "-u", "--", name);
  }

  /** Prints a format. {@code strftime} sequences are expanded as well. */
  public static TmuxCommand displayMessage(String format) {
    return TmuxCommand.of("display-message", "-p", "--", format);
  }

  public static TmuxCommand displayMessage(PaneId pane, String format) {
    return TmuxCommand.of("display-message", "-p", "-t", pane.value(), "--", format);
  }

  /** Prints a text as it is; to see in an answer which way a list went. */
  public static TmuxCommand print(String text) {
    return TmuxCommand.of("display-message", "-p", "--", Formats.literalWithTime(text));
  }

  /**
   * Starts recording a pane's output into a file of the node, after what is there already. A pane
   * that is piped already keeps its pipe: it is left alone.
   */
  public static TmuxCommand record(PaneId pane, String file) {
    String shell = "exec cat >> " + ShellWords.quote(file);
    return ifShell(pane, "#{?pane_pipe,0,1}", CommandList.of(pipePane(pane, shell)));
  }

  /**
   * Connects a pane's output to a shell command, instead of what it was connected to.
   *
   * @param shellCommand for {@code sh}; taken literally by tmux
   */
  public static TmuxCommand pipePane(PaneId pane, String shellCommand) {
    return TmuxCommand.of(
        "pipe-pane", "-O", "-t", pane.value(), "--", Formats.literalWithTime(shellCommand));
  }

  /** Ends the recording. */
  public static TmuxCommand closePipe(PaneId pane) {
    return TmuxCommand.of("pipe-pane", "-t", pane.value());
  }

  /** Has tmux report, at most once a second, when the value of a format changes. */
  public static TmuxCommand subscribe(Subscription subscription) {
    return TmuxCommand.of(
        "refresh-client",
        "-B",
        subscription.name() + ":" + subscription.what() + ":" + subscription.format());
  }

  public static TmuxCommand unsubscribe(String name) {
    return TmuxCommand.of("refresh-client", "-B", name);
  }

  /** Lets the output of a paused pane flow again, on the client that sends this. */
  public static TmuxCommand continuePane(PaneId pane) {
    return TmuxCommand.of("refresh-client", "-A", pane.value() + ":continue");
  }

  /** Several subscriptions at once. */
  public static CommandList subscribeAll(Subscription... subscriptions) {
    return new CommandList(Arrays.stream(subscriptions).map(Commands::subscribe).toList());
  }
}
