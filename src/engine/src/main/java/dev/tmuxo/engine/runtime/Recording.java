package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.tmux.CaptureOptions;
import dev.tmuxo.engine.tmux.CommandList;
import dev.tmuxo.engine.tmux.Commands;
import dev.tmuxo.engine.tmux.PaneId;
import dev.tmuxo.engine.tmux.Reply;
import dev.tmuxo.engine.tmux.ShellWords;
import java.util.List;

/**
 * Starts the recording of a pane. Connecting a pane to its transcript costs tmux more than the pane
 * itself, so that it is done once all agents run; what the pane has shown by then is put first into
 * the transcript. If it shows more between the look and the connection, the look is repeated. Lives
 * in the team's mailbox.
 */
final class Recording {
  private static final String PLACE = "#{history_size}/#{cursor_x}/#{cursor_y}";
  private static final String CONNECTED = "CONNECTED";
  private static final int ATTEMPTS = 10;

  /** Lines of history looked at besides the screen. */
  private static final int HISTORY = 200;

  /** The head goes through the argument of a shell, which may have 128 KiB. */
  private static final int MOST = 60_000;

  private final TeamContext team;
  private final PaneId pane;
  private final String transcript;
  private final Runnable started;

  Recording(TeamContext team, PaneId pane, String transcript, Runnable started) {
    this.team = team;
    this.pane = pane;
    this.transcript = transcript;
    this.started = started;
  }

  void start() {
    look(1);
  }

  private void look(int attempt) {
    CommandList commands =
        CommandList.of(
            Commands.displayMessage(pane, PLACE),
            Commands.capturePane(pane, CaptureOptions.screen().withEscapes().from(-HISTORY)));
    team.run(commands, reply -> connect(reply, attempt), failure -> {});
  }

  private void connect(Reply reply, int attempt) {
    if (!reply.ok() || reply.blocks().size() != 2) {
      return; // The pane is gone.
    }
    String place = String.join("", reply.blocks().get(0).lines());
    String test = attempt < ATTEMPTS ? "#{==:" + PLACE + "," + place + "}" : "1";
    CommandList commands =
        CommandList.of(
            Commands.ifShell(
                pane,
                test,
                CommandList.of(
                    Commands.pipePane(pane, writer(head(reply.blocks().get(1).lines()))),
                    Commands.print(CONNECTED))));
    team.run(
        commands,
        answer -> {
          if (answer.lines().contains(CONNECTED)) {
            started.run();
          } else if (answer.ok()) {
            look(attempt + 1);
          }
        },
        failure -> {});
  }

  private String writer(String head) {
    String file = ShellWords.quote(transcript);
    return head.isEmpty()
        ? "exec cat >> " + file
        : "exec >> " + file + "; printf '%s\\r\\n' " + ShellWords.quote(head) + "; exec cat";
  }

  private static String head(List<String> lines) {
    String shown = String.join("\r\n", lines).stripTrailing();
    return shown.length() <= MOST ? shown : shown.substring(shown.length() - MOST);
  }
}
