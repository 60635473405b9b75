package io.jenkins.plugins.tmuxorchestrator.run;

import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.report.TeamArchive;
import dev.tmuxo.engine.report.Transcripts;
import hudson.FilePath;
import hudson.model.BuildListener;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.tmuxorchestrator.host.TeamHost;
import io.jenkins.plugins.tmuxorchestrator.host.TeamRecord;
import io.jenkins.plugins.tmuxorchestrator.node.JenkinsNodes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** What a team leaves, as artifacts of its build: {@code tmux-orchestrator/TEAM/...}. Blocks. */
final class TeamArtifacts {
  private static final Logger LOGGER = Logger.getLogger(TeamArtifacts.class.getName());
  private static final String FOLDER = "tmux-orchestrator/";

  private TeamArtifacts() {}

  /** Whether the artifacts of a team have been written. */
  static boolean isWritten(String id) {
    return Files.exists(mark(id));
  }

  private static Path mark(String id) {
    return TeamHost.get().directory(id).resolve("archived");
  }

  /** Writes them; a failure is told to the build's log and costs nothing but the artifacts. */
  static void write(String id, Run<?, ?> run, TaskListener listener) throws InterruptedException {
    String name = TeamHost.get().record(id).map(TeamRecord::name).orElse(id);
    try {
      Path team = TeamHost.get().directory(id);
      Path written = Files.createTempDirectory(team, "archive");
      try {
        new TeamArchive(
                team, transcripts(id), TeamHost.get().masking(id), TeamArchive.TRANSCRIPT_LIMIT)
            .write(written);
        archive(new FilePath(written.toFile()), FOLDER + name + "/", run, listener);
      } finally {
        new FilePath(written.toFile()).deleteRecursive();
      }
      Files.writeString(mark(id), run.getExternalizableId());
    } catch (IOException | TmuxoException e) {
      listener.error("The artifacts of team " + name + " could not be written: " + e.getMessage());
      LOGGER.log(Level.WARNING, "cannot archive team " + id, e);
    }
  }

  private static void archive(FilePath files, String folder, Run<?, ?> run, TaskListener listener)
      throws IOException, InterruptedException {
    if (!(listener instanceof BuildListener log)) {
      throw new IOException("this build has no log");
    }
    Map<String, String> artifacts = new TreeMap<>();
    for (FilePath file : files.list("**")) {
      String path = file.getRemote().substring(files.getRemote().length() + 1);
      artifacts.put(folder + path, path);
    }
    run.pickArtifactManager()
        .archive(files, Jenkins.get().createLauncher(listener), log, artifacts);
  }

  /** Those on the team's node, if that can be reached. */
  private static Transcripts transcripts(String id) {
    Optional<FilePath> folder =
        TeamHost.get()
            .record(id)
            .flatMap(record -> JenkinsNodes.directory(record.node(), id))
            .map(directory -> directory.child("transcripts"));
    return agent -> folder.map(path -> path.child(agent + ".log")).flatMap(TeamArtifacts::source);
  }

  private static Optional<Transcripts.Source> source(FilePath file) {
    try {
      return file.exists() ? Optional.of(new NodeFile(file)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // the node has gone meanwhile
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** A file of a node. */
  private record NodeFile(FilePath file) implements Transcripts.Source {
    @Override
    public long size() throws IOException {
      return interruptibly(file::length);
    }

    @Override
    public InputStream from(long offset) throws IOException {
      return interruptibly(() -> file.readFromOffset(offset));
    }

    private interface Call<T> {
      T run() throws IOException, InterruptedException;
    }

    private static <T> T interruptibly(Call<T> call) throws IOException {
      try {
        return call.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }
}
