package io.jenkins.plugins.tmuxorchestrator.run;

import hudson.FilePath;
import hudson.model.BuildListener;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.tmuxorchestrator.host.TeamHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** What a team leaves, as artifacts of its build: {@code tmux-orchestrator/TEAM/...}. */
final class TeamArchive {
  private static final Logger LOGGER = Logger.getLogger(TeamArchive.class.getName());

  private TeamArchive() {}

  /** Whether the artifacts of a team have been written. */
  static boolean isWritten(String id) {
    return Files.exists(mark(id));
  }

  private static Path mark(String id) {
    return TeamHost.get().directory(id).resolve("archived");
  }

  /** Writes it; a failure is told to the build's log and loses nothing but the artifacts. */
  static void write(String id, Run<?, ?> run, TaskListener listener) throws InterruptedException {
    String name = TeamHost.get().record(id).map(r -> r.name()).orElse(id);
    FilePath directory = new FilePath(TeamHost.get().directory(id).toFile());
    try {
      Map<String, String> artifacts = new TreeMap<>();
      for (FilePath file : directory.list("journal*.jsonl")) {
        artifacts.put("tmux-orchestrator/" + name + "/events/" + file.getName(), file.getName());
      }
      run.pickArtifactManager()
          .archive(
              directory,
              Jenkins.get().createLauncher(listener),
              (BuildListener) listener,
              artifacts);
      Files.writeString(mark(id), run.getExternalizableId());
    } catch (IOException e) {
      listener.error("The artifacts of team " + name + " could not be written: " + e.getMessage());
      LOGGER.log(Level.WARNING, "cannot archive team " + id, e);
    }
  }
}
