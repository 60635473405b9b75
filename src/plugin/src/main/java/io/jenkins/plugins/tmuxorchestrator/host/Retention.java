package io.jenkins.plugins.tmuxorchestrator.host;

import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.journal.JournalReader;
import hudson.Extension;
import hudson.model.AsyncPeriodicWork;
import hudson.model.Job;
import hudson.model.TaskListener;
import io.jenkins.plugins.tmuxorchestrator.config.TmuxOrchestratorConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/**
 * Removes, once a day, what teams leave that have ended: when their build has been deleted, or
 * after the days that the configuration says. A team whose node is out of reach has not ended.
 */
@Extension
public final class Retention extends AsyncPeriodicWork {
  /** A build that is gone may be one that is being moved or read again; a team may be starting. */
  static final Duration GRACE = Duration.ofDays(1);

  public Retention() {
    super("Removal of what teams of agents left");
  }

  @Override
  public long getRecurrencePeriod() {
    return DAY;
  }

  @Override
  protected void execute(TaskListener listener) throws IOException, InterruptedException {
    if (!TeamHost.whenAdopted().isDone()) {
      return; // Which teams live is not known yet.
    }
    int days = TmuxOrchestratorConfiguration.get().getRetentionDays();
    TeamHost host = TeamHost.get();
    for (TeamRecord record : host.records()) {
      try {
        if (isDue(host, record, days)) {
          host.forget(record.id());
          listener.getLogger().println("team " + record.id() + ": removed");
        }
      } catch (IOException | TmuxoException e) {
        listener.getLogger().println("team " + record.id() + " stays: " + e.getMessage());
      }
    }
  }

  private static boolean isDue(TeamHost host, TeamRecord record, int days) throws IOException {
    Duration age = Duration.between(lastWritten(host.directory(record.id())), Instant.now());
    return isDue(age, days, hasBuild(record))
        && !host.isAlive(record.id())
        && hasEnded(host.journal(record.id()));
  }

  /** One whose agents may still run somewhere, because it could not be taken over, stays. */
  static boolean hasEnded(JournalReader journal) {
    try (Stream<JournalEntry> entries = journal.from(1)) {
      return entries
          .reduce((earlier, later) -> later)
          .map(last -> last.event() instanceof Event.TeamStopped)
          .orElse(true);
    }
  }

  /**
   * Whether what a team left goes.
   *
   * @param age since it wrote last
   * @param days 0 for as long as its build
   */
  static boolean isDue(Duration age, int days, boolean hasBuild) {
    boolean old = days > 0 && age.compareTo(Duration.ofDays(days)) > 0;
    return age.compareTo(GRACE) > 0 && (old || !hasBuild);
  }

  private static boolean hasBuild(TeamRecord record) {
    Job<?, ?> job = Jenkins.get().getItemByFullName(record.job(), Job.class);
    return job != null && job.getBuildByNumber(record.build()) != null;
  }

  /** When a team's journal or record was written last. */
  static Instant lastWritten(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(directory)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    long last = 0;
    for (Path file : files) {
      last = Math.max(last, Files.getLastModifiedTime(file).to(TimeUnit.MILLISECONDS));
    }
    return Instant.ofEpochMilli(last);
  }
}
