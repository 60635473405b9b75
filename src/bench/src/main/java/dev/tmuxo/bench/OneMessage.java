package dev.tmuxo.bench;

import dev.tmuxo.bench.WholeSystem.Result;
import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.engine.profile.Profile;
import dev.tmuxo.engine.profile.ProfileLoader;
import dev.tmuxo.engine.profile.ResourceLibrary;
import dev.tmuxo.testkit.agent.FakeAgentCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One message to a ready agent: verified by us, against a script that types, waits half a second
 * and presses Enter.
 */
final class OneMessage {
  private static final int ROUNDS = 20;
  private static final int WARM_UP = 20;
  private static final String TEXT = "Please look at the failing payment tests.";

  private OneMessage() {}

  static List<Result> measure(Path home) throws IOException, InterruptedException {
    Profile profile = new ProfileLoader(ResourceLibrary.builtIn()).load("fake");
    double[] ours = new double[ROUNDS];
    double[] script = new double[ROUNDS];
    try (BenchTeam team =
        BenchTeam.start(
            home,
            BenchTeam.spec(
                "message", home, 1, profile, (p, i) -> FakeAgentCommand.of("--turn-ms", "10")))) {
      RawTmux tmux = new RawTmux(Path.of(team.team().socket()));
      team.awaitIdle(1);
      for (int i = -WARM_UP; i < ROUNDS; i++) {
        long start = System.nanoTime();
        team.team().send(Draft.text("operator", "a0", TEXT)).join();
        team.awaitSubmitted(1);
        if (i >= 0) {
          ours[i] = (System.nanoTime() - start) / 1e6;
        }
        team.awaitFinished(1);
      }
      for (int i = 0; i < ROUNDS; i++) {
        long start = System.nanoTime();
        tmux.run("send-keys", "-t", "=message:=a0", "-l", TEXT);
        Thread.sleep(500);
        tmux.run("send-keys", "-t", "=message:=a0", "Enter");
        script[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    double ourMedian = median(ours);
    double scriptMedian = median(script);
    return List.of(
        new Result(
            "one verified message: ours / script",
            String.format(
                Locale.ROOT,
                "ours %.1f ms, script %.1f ms (medians of %d), 1/%.0f of the script's time",
                ourMedian,
                scriptMedian,
                ROUNDS,
                scriptMedian / ourMedian),
            ourMedian / scriptMedian,
            1.0 / 15,
            false));
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
