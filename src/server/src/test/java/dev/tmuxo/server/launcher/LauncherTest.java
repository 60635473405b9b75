package dev.tmuxo.server.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the tests of the launcher, which are written in its own language. */
class LauncherTest {
  private static final Path TESTS = Path.of("src", "test", "launcher");
  private static final Pattern TEST = Pattern.compile("(?m)^(test_\\w+)\\(\\)");
  private static final long MINUTES = 2;

  @TestFactory
  Stream<DynamicTest> findsInstallsAndStartsWhatItNeeds() throws IOException {
    return tests("tools_test.sh");
  }

  @TestFactory
  Stream<DynamicTest> buildsWhenItMust() throws IOException {
    return tests("build_test.sh");
  }

  @TestFactory
  Stream<DynamicTest> startsJenkins() throws IOException {
    return tests("jenkins_test.sh");
  }

  private static Stream<DynamicTest> tests(String file) throws IOException {
    Path script = TESTS.resolve(file).toAbsolutePath();
    return TEST.matcher(Files.readString(script))
        .results()
        .map(match -> match.group(1))
        .map(name -> DynamicTest.dynamicTest(name.replace('_', ' '), () -> run(script, name)));
  }

  private static void run(Path script, String name) throws IOException, InterruptedException {
    Path output = Files.createTempFile("tmuxo-launcher", ".txt");
    try {
      Process process =
          new ProcessBuilder("bash", script.toString(), name)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      process.destroyForcibly();
      assertThat(ended).as("ended in time").isTrue();
      assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    } finally {
      Files.delete(output);
    }
  }
}
