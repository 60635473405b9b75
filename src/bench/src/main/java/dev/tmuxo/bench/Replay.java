package dev.tmuxo.bench;

import dev.tmuxo.bench.WholeSystem.Result;
import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.StateSource;
import dev.tmuxo.engine.config.Keep;
import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.delivery.Evidence;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalFile;
import dev.tmuxo.engine.json.Json;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import dev.tmuxo.engine.message.UncertainPolicy;
import dev.tmuxo.engine.state.TeamJournal;
import dev.tmuxo.engine.state.TeamState;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Opening a journal of 100,000 entries without any snapshot (every checksum tested, every entry
 * made an event and folded into the team's state), against reading the same lines and parsing each
 * into a plain JSON tree.
 */
final class Replay {
  private static final int EVENTS = 100_000;
  private static final int AGENTS = 20;
  private static final int ROUNDS = 5;
  private static final Settings.Journal ONE_FILE = new Settings.Journal(1L << 40, Keep.ALL);

  private Replay() {}

  static List<Result> measure(Path home) throws IOException {
    write(home);
    double[] ours = new double[ROUNDS];
    double[] plain = new double[ROUNDS];
    double cold = ours(home);
    for (int i = -1; i < ROUNDS; i++) {
      double oursMillis = ours(home);
      double plainMillis = plain(home.resolve("journal.jsonl"));
      if (i >= 0) {
        ours[i] = oursMillis;
        plain[i] = plainMillis;
      }
    }
    double oursMedian = OneMessage.median(ours);
    double plainMedian = OneMessage.median(plain);
    return List.of(
        new Result(
            "replay of 100,000 entries / parsing the same lines",
            String.format(
                Locale.ROOT,
                "ours %.0f ms (%.0f ms the first time in a new process); trees %.0f ms"
                    + " (medians of %d; %d MiB)",
                oursMedian,
                cold,
                plainMedian,
                ROUNDS,
                Files.size(home.resolve("journal.jsonl")) >> 20),
            oursMedian / plainMedian,
            3,
            false));
  }

  private static void write(Path home) throws IOException {
    try (JournalFile journal =
        TeamJournal.open(home, "bench", Clock.systemUTC(), ONE_FILE).journal()) {
      events().forEach(journal::append);
    }
    forgetSnapshots(home);
  }

  private static void forgetSnapshots(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      for (Path file : files.filter(f -> f.toString().contains("snapshot-")).toList()) {
        Files.delete(file);
      }
    }
  }

  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    events.add(new Event.TeamStarting("local", "/run/bench", "3.5", List.of()));
    for (int i = 0; events.size() < EVENTS; i++) {
      String agent = "dev-" + i % AGENTS;
      String id = String.format(Locale.ROOT, "01JD2Q7M8ZK3V5T9X4R%07d", i);
      events.add(accepted(id, agent));
      DeliveryState from = DeliveryState.QUEUED;
      for (DeliveryState to :
          List.of(
              DeliveryState.SENDING,
              DeliveryState.SUBMITTED,
              DeliveryState.STARTED,
              DeliveryState.FINISHED)) {
        Evidence evidence =
            new Evidence(Instant.now(), "composer-emptied", "the composer is empty");
        events.add(new Event.DeliveryChanged(id, agent, from, to, evidence));
        from = to;
      }
      events.add(state(agent, AgentState.IDLE, AgentState.BUSY));
      events.add(state(agent, AgentState.BUSY, AgentState.IDLE));
    }
    return events.subList(0, EVENTS);
  }

  private static Event accepted(String id, String agent) {
    return new Event.MessageAccepted(
        new AgentMessage(
            id,
            Instant.now(),
            "pm",
            List.of(agent),
            MessageType.TEXT,
            "Look at the login form once more: the button is \"too small\" on a phone. ".repeat(3),
            Map.of("milestone", "beta"),
            Priority.NORMAL,
            Optional.empty(),
            false,
            Optional.empty(),
            UncertainPolicy.FAIL),
        List.of(agent));
  }

  private static Event state(String agent, AgentState from, AgentState to) {
    return new Event.AgentStateChanged(agent, from, to, StateSource.SCREEN, "esc to interrupt");
  }

  private static double ours(Path home) {
    long start = System.nanoTime();
    JournalFile.Opened<TeamState> opened =
        TeamJournal.open(home, "bench", Clock.systemUTC(), ONE_FILE);
    double millis = (System.nanoTime() - start) / 1e6;
    opened.journal().close();
    if (opened.state().seq() != EVENTS) {
      throw new IllegalStateException("only " + opened.state().seq() + " entries were read");
    }
    return millis;
  }

  private static double plain(Path file) throws IOException {
    long start = System.nanoTime();
    long last = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = Json.mapper().readTree(line).path("seq").asLong();
      }
    }
    if (last != EVENTS) {
      throw new IllegalStateException("only " + last + " lines were read");
    }
    return (System.nanoTime() - start) / 1e6;
  }
}
