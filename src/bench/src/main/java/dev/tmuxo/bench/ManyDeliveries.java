package dev.tmuxo.bench;

import dev.tmuxo.bench.WholeSystem.Result;
import dev.tmuxo.engine.delivery.Typing;
import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.profile.ProfileLoader;
import dev.tmuxo.engine.profile.ResourceLibrary;
import dev.tmuxo.engine.tmux.CommandList;
import dev.tmuxo.engine.tmux.PaneId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Guarded deliveries into 100 panes that only read, journalled; against the same command lists
 * written raw into one control connection, and against tmux processes.
 */
final class ManyDeliveries {
  private static final int PANES = 100;
  private static final int MESSAGES = 10_000;
  private static final int PROCESS_MESSAGES = 300;
  private static final int ROUNDS = 3;
  private static final String TEXT = "status of the payment tests, please: message number ";

  /** What the original way needs per message at the least. */
  private static final int PROCESSES_PER_MESSAGE = 3;

  private ManyDeliveries() {}

  static List<Result> measure(Path home) throws IOException, InterruptedException {
    double[] ours = new double[ROUNDS];
    double[] raw = new double[ROUNDS];
    double[] processes = new double[ROUNDS];
    try (BenchTeam team =
        BenchTeam.start(
            home,
            BenchTeam.spec(
                "deliveries",
                home,
                PANES,
                new ProfileLoader(ResourceLibrary.builtIn()).load("generic"),
                (p, i) -> List.of("sh", "-c", "stty -echo; exec cat > /dev/null")))) {
      RawTmux tmux = new RawTmux(Path.of(team.team().socket()));
      List<PaneId> panes =
          tmux.run("list-panes", "-s", "-t", "=deliveries", "-F", "#{pane_id}")
              .lines()
              .skip(1)
              .map(PaneId::new)
              .toList();
      team.awaitIdle(PANES);
      for (int i = -1; i < ROUNDS; i++) {
        double ourRate = ours(team);
        double rawRate = raw(tmux, panes);
        double processRate = processes(tmux, panes);
        if (i >= 0) {
          ours[i] = ourRate;
          raw[i] = rawRate;
          processes[i] = processRate;
        }
      }
    }
    double our = OneMessage.median(ours);
    double best = OneMessage.median(raw);
    double old = OneMessage.median(processes);
    String figures =
        String.format(
            Locale.ROOT,
            "ours %.0f/s, raw %.0f/s, tmux processes %.0f messages/s (%.0f processes/s); medians of %d",
            our,
            best,
            old,
            old * PROCESSES_PER_MESSAGE,
            ROUNDS);
    return List.of(
        new Result(
            "guarded deliveries into 100 panes: ours / raw lists", figures, our / best, 0.5, true),
        new Result(
            "guarded deliveries into 100 panes: ours / processes", figures, our / old, 20, true));
  }

  private static double ours(BenchTeam team) {
    long start = System.nanoTime();
    for (int i = 0; i < MESSAGES; i++) {
      var unused =
          team.team()
              .send(
                  Draft.text("operator", "a" + i % PANES, TEXT + i).withType(MessageType.COMMAND));
    }
    team.awaitSubmitted(MESSAGES);
    return MESSAGES / ((System.nanoTime() - start) / 1e9);
  }

  private static double raw(RawTmux tmux, List<PaneId> panes)
      throws IOException, InterruptedException {
    long epoch = Long.parseLong(tmux.run("show-options", "-s", "-v", "@tmuxo_epoch"));
    List<CommandList> lists =
        IntStream.range(0, MESSAGES)
            .mapToObj(
                i ->
                    Typing.pasteAndSubmit(
                        panes.get(i % PANES), epoch, "raw" + i, TEXT + i, "Enter"))
            .toList();
    return MESSAGES / (tmux.pipeline("=deliveries", lists, Typing.TYPED) / 1e9);
  }

  private static double processes(RawTmux tmux, List<PaneId> panes)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    for (int i = 0; i < PROCESS_MESSAGES; i++) {
      String pane = panes.get(i % PANES).value();
      tmux.run("set-buffer", "-b", "bench", "--", TEXT + i);
      tmux.run("paste-buffer", "-d", "-p", "-r", "-b", "bench", "-t", pane);
      tmux.run("send-keys", "-t", pane, "Enter");
    }
    return PROCESS_MESSAGES / ((System.nanoTime() - start) / 1e9);
  }
}
