package dev.tmuxo.engine.backup;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.StateSource;
import dev.tmuxo.engine.config.Keep;
import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.journal.JournalFile;
import dev.tmuxo.engine.journal.JournalReader;
import dev.tmuxo.engine.state.TeamJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A state directory with teams in it. */
record Teams(Path home) {
  static final Instant BEGIN = Instant.parse("2026-11-01T12:00:00Z");

  Path team(String name) {
    return home.resolve("teams").resolve(name);
  }

  JournalFile open(String team, Clock clock) {
    return TeamJournal.open(team(team), team, clock, new Settings.Journal(4 << 10, Keep.ALL))
        .journal();
  }

  static Event event(int number) {
    return new Event.AgentStateChanged(
        "pm", AgentState.IDLE, AgentState.BUSY, StateSource.SCREEN, "no. " + number);
  }

  /** A team with so many entries, a second apart, in several files. */
  Teams with(String team, int entries) {
    for (int i = 1; i <= entries; i += 20) {
      Clock clock = Clock.fixed(BEGIN.plusSeconds(i), ZoneOffset.UTC);
      try (JournalFile journal = open(team, clock)) {
        for (int n = i; n < i + 20 && n <= entries; n++) {
          journal.append(event(n));
        }
      }
    }
    write(team, "team.json", "{\"name\":\"" + team + "\"}");
    write(team, "node/transcripts/pm.log", "> hello\n".repeat(1000));
    write(team, "node/bin/tmuxo", "not kept");
    return this;
  }

  void write(String team, String file, String text) {
    try {
      Path path = team(team).resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<JournalEntry> entries(String team) {
    try (Stream<JournalEntry> entries = new JournalReader(team(team)).from(1)) {
      return entries.toList();
    }
  }

  /** All files of a team that a backup keeps, and what they hold. */
  Map<String, String> files(String team) throws IOException {
    Map<String, String> files = new TreeMap<>();
    Path directory = team(team);
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (ArchiveName.of(team, directory.relativize(file)).isPresent()) {
          files.put(directory.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    return files;
  }
}
