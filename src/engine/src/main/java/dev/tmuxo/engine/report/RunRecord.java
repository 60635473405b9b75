package dev.tmuxo.engine.report;

import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.state.AgentStanding;
import dev.tmuxo.engine.state.TeamState;
import dev.tmuxo.engine.view.MetricsCount;
import dev.tmuxo.engine.view.Timeline;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * All that the archive tells of the latest run, gathered as the journal goes by. Not thread-safe.
 */
final class RunRecord {
  private static final int SPANS = 200_000;

  /** Longer texts are cut in the page. */
  private static final int TEXT = 4000;

  private final Timeline timeline = new Timeline(SPANS);
  private final MetricsCount metrics = new MetricsCount();
  private final FirstAndLast<MessageRecord> messages = new FirstAndLast<>(100, 900);
  private final Map<String, Long> sent = new HashMap<>();
  private final Fates fates = new Fates();
  private final Happenings happenings = new Happenings();
  private final CheckInHistory checkIns = new CheckInHistory();
  private final Endings endings = new Endings();
  private final Runs runs = new Runs();
  private final TeamState state = new TeamState();
  private final Map<DeliveryState, Integer> deliveries = new EnumMap<>(DeliveryState.class);
  private String team = "";
  private long entries;

  void apply(JournalEntry entry) {
    entries++;
    if (entry.event() instanceof Event.TeamStarting) {
      messages.clear();
      sent.clear();
      deliveries.clear();
    }
    TeamState.Phase phase = state.phase();
    happenings.apply(entry, phase == TeamState.Phase.STOPPING || phase == TeamState.Phase.STOPPED);
    state.apply(entry);
    team = entry.team();
    runs.apply(entry);
    timeline.apply(entry);
    metrics.apply(entry);
    fates.apply(entry);
    checkIns.apply(entry);
    endings.apply(entry);
    if (entry.event() instanceof Event.MessageAccepted e) {
      messages.add(MessageRecord.of(e.message(), runs.count()).shortened(TEXT));
      sent.merge(e.message().sender(), 1L, Long::sum);
      deliveries.merge(DeliveryState.QUEUED, e.deliveries().size(), Integer::sum);
    } else if (entry.event() instanceof Event.DeliveryChanged e) {
      deliveries.merge(e.from(), -1, Integer::sum);
      deliveries.merge(e.to(), 1, Integer::sum);
    }
  }

  TeamState state() {
    return state;
  }

  /** In the order of the team file. */
  Collection<AgentStanding> agents() {
    return state.agents();
  }

  /** Empty if the journal is. */
  String team() {
    return team;
  }

  /** How many deliveries are in each state; others may be absent, or 0. */
  Map<DeliveryState, Integer> deliveries() {
    return Collections.unmodifiableMap(deliveries);
  }

  Timeline timeline() {
    return timeline;
  }

  MetricsCount metrics() {
    return metrics;
  }

  FirstAndLast<MessageRecord> messages() {
    return messages;
  }

  long sentBy(String sender) {
    return sent.getOrDefault(sender, 0L);
  }

  Fates fates() {
    return fates;
  }

  Happenings happenings() {
    return happenings;
  }

  CheckInHistory checkIns() {
    return checkIns;
  }

  Endings endings() {
    return endings;
  }

  Runs runs() {
    return runs;
  }

  long entries() {
    return entries;
  }

  /** When the run ended, or up to when its journal tells of it. */
  Instant until() {
    return runs.latest().flatMap(Summary.Run::ended).orElse(state.at());
  }
}
