package io.jenkins.plugins.tmuxorchestrator.host;

import hudson.XmlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The records of all teams, each in a file beside the team's journal. Thread-safe. */
final class TeamRecords {
  private static final Logger LOGGER = Logger.getLogger(TeamRecords.class.getName());
  private static final String FILE = "jenkins.xml";

  private final Path teams;
  private final Map<String, TeamRecord> records = new ConcurrentHashMap<>();

  /** Reads what is there; one that cannot be read is left out and told to the log. */
  TeamRecords(Path teams) {
    this.teams = teams;
    if (!Files.isDirectory(teams)) {
      return;
    }
    try (Stream<Path> directories = Files.list(teams)) {
      directories
          .map(directory -> directory.resolve(FILE))
          .filter(Files::exists)
          .forEach(this::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(Path file) {
    try {
      if (new XmlFile(file.toFile()).read() instanceof TeamRecord record) {
        records.put(record.id(), record);
      }
    } catch (IOException | RuntimeException e) {
      LOGGER.log(Level.WARNING, "cannot read " + file, e);
    }
  }

  /** Durable when this returns. */
  void save(TeamRecord record) throws IOException {
    Path directory = Files.createDirectories(teams.resolve(record.id()));
    new XmlFile(directory.resolve(FILE).toFile()).write(record);
    records.put(record.id(), record);
  }

  /** Forgets a team that never came to run. */
  void remove(String id) throws IOException {
    records.remove(id);
    Files.deleteIfExists(teams.resolve(id).resolve(FILE));
  }

  Optional<TeamRecord> find(String id) {
    return Optional.ofNullable(records.get(id));
  }

  List<TeamRecord> all() {
    return List.copyOf(records.values());
  }
}
