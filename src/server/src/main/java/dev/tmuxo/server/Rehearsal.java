package dev.tmuxo.server;

import dev.tmuxo.server.cli.Tmuxo;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs what is common, so that the build can archive the classes it loads (class data sharing) and
 * the program starts fast. Prints nothing; needs no tmux. Its argument is a folder it may write to.
 */
public final class Rehearsal {
  private Rehearsal() {}

  public static void main(String[] args) throws IOException {
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    Tmuxo.execute("version");
    Tmuxo.execute("--version");
    Tmuxo.execute("help", "run");
    Tmuxo.execute("config", "--json");
    Path file = Path.of(args[0], "rehearsal.yaml");
    try {
      Files.writeString(
          file,
          """
          team: rehearsal
          agents:
            - { name: lead, role: orchestrator, profile: fake }
            - { name: dev, count: 2, reportsTo: lead, profile: fake }
          checkIns:
            - { to: dev-1, every: 15m, message: "Status?" }
          """);
      Tmuxo.execute("check", file.toString());
    } finally {
      Files.delete(file);
    }
  }
}
