package dev.tmuxo.bench;

import dev.tmuxo.bench.WholeSystem.Result;
import dev.tmuxo.engine.profile.Profile;
import dev.tmuxo.engine.profile.ProfileLoader;
import dev.tmuxo.engine.profile.ResourceLibrary;
import dev.tmuxo.engine.tmux.CommandList;
import dev.tmuxo.engine.tmux.TmuxCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A team of 100 shells, against nothing but {@code new-window} a hundred times over one control
 * connection.
 */
final class TeamStart {
  private static final int AGENTS = 100;
  private static final int ROUNDS = 5;

  private TeamStart() {}

  static List<Result> measure(Path home) throws IOException, InterruptedException {
    Profile profile = new ProfileLoader(ResourceLibrary.builtIn()).load("sh");
    double[] ours = new double[ROUNDS];
    double[] raw = new double[ROUNDS];
    for (int i = -1; i < ROUNDS; i++) {
      double ourMillis = ours(Files.createDirectories(home.resolve("ours" + i)), profile);
      double rawMillis = raw(home.resolve("raw" + i));
      if (i >= 0) {
        ours[i] = ourMillis;
        raw[i] = rawMillis;
      }
    }
    double ourMedian = OneMessage.median(ours);
    double rawMedian = OneMessage.median(raw);
    return List.of(
        new Result(
            "a team of 100 sh agents: start / raw new-window",
            String.format(
                Locale.ROOT,
                "ours %.0f ms with server, transcripts and journal; raw %.0f ms (medians of %d)",
                ourMedian,
                rawMedian,
                ROUNDS),
            ourMedian / rawMedian,
            2,
            false));
  }

  private static double ours(Path home, Profile profile) {
    long start = System.nanoTime();
    BenchTeam team =
        BenchTeam.start(
            home, BenchTeam.spec("start", home, AGENTS, profile, (p, i) -> p.command()));
    double millis = (System.nanoTime() - start) / 1e6;
    team.close();
    return millis;
  }

  private static double raw(Path socket) throws IOException, InterruptedException {
    RawTmux tmux = new RawTmux(socket);
    long start = System.nanoTime();
    tmux.run("new-session", "-d", "-s", "raw", "-x", "120", "-y", "40", "sh");
    List<CommandList> lists =
        IntStream.range(0, AGENTS)
            .mapToObj(
                i ->
                    CommandList.of(
                        TmuxCommand.of("new-window", "-d", "-t", "raw:", "sh", "-i"),
                        TmuxCommand.of("display-message", "-p", "OPENED")))
            .toList();
    tmux.pipeline("raw", lists, "OPENED");
    double millis = (System.nanoTime() - start) / 1e6;
    tmux.kill();
    return millis;
  }
}
