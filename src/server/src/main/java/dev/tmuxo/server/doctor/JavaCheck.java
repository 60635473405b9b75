package dev.tmuxo.server.doctor;

import java.util.List;

/** The Java this runs on; older ones do not even start it. */
final class JavaCheck implements Check {
  private static final long LEAST_MEMORY = 128L << 20;

  @Override
  public List<Finding> look() {
    String java = Runtime.version() + " in " + System.getProperty("java.home");
    long memory = Runtime.getRuntime().maxMemory();
    if (memory < LEAST_MEMORY) {
      return List.of(
          Finding.warn(
              "java",
              java + ", at most " + (memory >> 20) + " MB",
              "Large teams may run out of memory.",
              "TMUXO_JAVA_OPTS=-Xmx512m, or give the machine more."));
    }
    return List.of(Finding.ok("java", java));
  }
}
