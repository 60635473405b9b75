package dev.tmuxo.server.cli;

import dev.tmuxo.engine.document.Environment;
import dev.tmuxo.testkit.agent.FakeAgent;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.Map;

/**
 * The variables that {@code ${NAME}} in a team file and in a profile refers to: the caller's, and
 * what only this program knows.
 */
final class HostVariables {
  /** The jar of the agent that profile {@code fake} starts. */
  private static final String FAKE_AGENT = "FAKE_AGENT_JAR";

  /** The Java that agent runs on: ours, which need not be on the PATH. */
  private static final String FAKE_AGENT_JAVA = "FAKE_AGENT_JAVA";

  private HostVariables() {}

  static Environment environment() {
    Map<String, String> variables = new HashMap<>();
    variables.put(FAKE_AGENT, testkit());
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    variables.put(FAKE_AGENT_JAVA, java.toString());
    variables.putAll(System.getenv());
    return Environment.of(variables);
  }

  private static String testkit() {
    CodeSource source = FakeAgent.class.getProtectionDomain().getCodeSource();
    try {
      return Path.of(source.getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class path that is no path: " + source.getLocation(), e);
    }
  }
}
