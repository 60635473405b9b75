package dev.tmuxo.testkit.agent;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How a test starts a {@link FakeAgent}: with this JVM's Java, from where this class is. */
public final class FakeAgentCommand {
  private FakeAgentCommand() {}

  /**
   * Program and arguments.
   *
   * @param settings as in {@code --turn-ms 0}, see {@code docs/testkit.md}
   */
  public static List<String> of(String... settings) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx48m",
                "-cp",
                classPath().toString(),
                FakeAgent.class.getName()));
    command.addAll(Arrays.asList(settings));
    return command;
  }

  /** The testkit's jar, or the folder of its classes. */
  public static Path classPath() {
    try {
      return Path.of(FakeAgent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the testkit's own location is no URI", e);
    }
  }
}
