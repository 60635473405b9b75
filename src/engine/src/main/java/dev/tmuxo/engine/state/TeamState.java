package dev.tmuxo.engine.state;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.journal.Projection;
import dev.tmuxo.engine.json.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a host needs to know to go on with a team: the fold of its journal. The start of a new run
 * forgets everything of the run before. Mutable and single-threaded; what it gives out is
 * immutable, collections are views of it.
 */
public final class TeamState implements Projection<TeamState> {
  /** How a journal makes one. */
  public static final Projection.Kind<TeamState> KIND =
      new Projection.Kind<>(TeamState::new, TeamState::fromJson);

  /** Who starts an agent again that ended by itself. */
  private static final String SUPERVISOR = "supervisor";

  /** Letters that may still lie in tmux although they were dealt with. */
  private static final int REMEMBERED_LETTERS = 10_000;

  private long seq;
  private long runSeq;
  private Instant at = Instant.EPOCH;
  private Phase phase = Phase.NONE;
  private boolean paused;
  private Optional<Event.TeamStarting> start = Optional.empty();
  private Optional<Event.TeamStopped> end = Optional.empty();
  private final Map<String, AgentStanding> agents = new LinkedHashMap<>();
  private Mail mail = new Mail();
  private final Map<String, OpenQuestion> questions = new LinkedHashMap<>();
  private final Set<String> letters = new LinkedHashSet<>();
  private CheckInLedger checkIns = new CheckInLedger();

  /** Where a team's run stands. */
  public enum Phase {
    /** There was none. */
    @JsonProperty("none")
    NONE,
    @JsonProperty("starting")
    STARTING,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("stopping")
    STOPPING,
    @JsonProperty("stopped")
    STOPPED
  }

  /** The JSON form. */
  private record Saved(
      long seq,
      long runSeq,
      Instant at,
      Phase phase,
      boolean paused,
      Optional<Event.TeamStarting> start,
      Optional<Event.TeamStopped> end,
      List<AgentStanding> agents,
      Mail.Saved mail,
      List<OpenQuestion> questions,
      List<String> letters,
      CheckInLedger checkIns) {}

  /** The last entry applied; 0 before the first. */
  public long seq() {
    return seq;
  }

  /** The first entry of the latest run; 0 before the first. */
  public long runSeq() {
    return runSeq;
  }

  /** When that was written; the epoch before the first. */
  public Instant at() {
    return at;
  }

  public Phase phase() {
    return phase;
  }

  /** Whether somebody paused the team and nobody resumed it. */
  public boolean paused() {
    return paused;
  }

  /** How the run began: its node, its socket, who is in the team. */
  public Optional<Event.TeamStarting> start() {
    return start;
  }

  /** How the run ended. */
  public Optional<Event.TeamStopped> end() {
    return end;
  }

  public Optional<AgentStanding> agent(String name) {
    return Optional.ofNullable(agents.get(name));
  }

  /** In the order of the team file. */
  public Collection<AgentStanding> agents() {
    return Collections.unmodifiableCollection(agents.values());
  }

  /**
   * Every delivery that is not finished, answered, expired, failed or given up, and every finished
   * one whose message wants an answer and has none; oldest message first.
   */
  public Collection<OpenDelivery> deliveries() {
    return mail.open();
  }

  /** Where the last 10,000 messages came from, by id, oldest first. */
  public Map<String, MessageOrigin> origins() {
    return mail.origins();
  }

  /** What nobody has answered, oldest first. */
  public Collection<OpenQuestion> questions() {
    return Collections.unmodifiableCollection(questions.values());
  }

  /** The letters of the run that were dealt with, by id, oldest first; the last 10,000. */
  public Collection<String> letters() {
    return Collections.unmodifiableCollection(letters);
  }

  /** The check-ins that still stand: this state's own ledger, which goes on with it. */
  public CheckInLedger checkIns() {
    return checkIns;
  }

  @Override
  public void apply(JournalEntry entry) {
    if (entry.event() instanceof Event.TeamStarting e) {
      begin(e, entry.at());
      runSeq = entry.seq();
    }
    seq = entry.seq();
    at = entry.at();
    run(entry.event());
    agents(entry.event(), entry.at());
    mail.apply(entry);
    questions(entry.event(), entry.at());
    letters(entry.event());
    checkIns.apply(entry);
  }

  private void begin(Event.TeamStarting starting, Instant when) {
    start = Optional.of(starting);
    end = Optional.empty();
    paused = false;
    agents.clear();
    starting.agents().forEach(m -> agents.put(m.name(), AgentStanding.introduced(m.name(), when)));
    mail = new Mail();
    questions.clear();
    letters.clear();
  }

  private void run(Event event) {
    if (event instanceof Event.TeamStarting) {
      phase = Phase.STARTING;
    } else if (event instanceof Event.TeamStarted) {
      phase = Phase.RUNNING;
    } else if (event instanceof Event.TeamStopping) {
      phase = Phase.STOPPING;
    } else if (event instanceof Event.TeamStopped e) {
      phase = Phase.STOPPED;
      end = Optional.of(e);
    } else if (event instanceof Event.TeamPaused) {
      paused = true;
    } else if (event instanceof Event.TeamResumed) {
      paused = false;
    }
  }

  private void agents(Event event, Instant when) {
    if (event instanceof Event.AgentStarted e) {
      change(e.agent(), when, a -> a.started(e, when));
    } else if (event instanceof Event.AgentStateChanged e) {
      change(e.agent(), when, a -> a.changed(e.to(), when));
    } else if (event instanceof Event.AgentExited e) {
      change(e.agent(), when, AgentStanding::exited);
    } else if (event instanceof Event.AgentRestarting e && !e.by().equals(SUPERVISOR)) {
      change(e.agent(), when, AgentStanding::toDoAgain);
    } else if (event instanceof Event.AgentDone e) {
      change(e.agent(), when, a -> a.finished(e));
    }
  }

  private void change(String agent, Instant when, UnaryOperator<AgentStanding> how) {
    agents.compute(
        agent,
        (name, standing) ->
            how.apply(standing == null ? AgentStanding.introduced(name, when) : standing));
  }

  private void questions(Event event, Instant when) {
    if (event instanceof Event.QuestionAsked e) {
      questions.put(e.message(), new OpenQuestion(e, when));
    } else if (event instanceof Event.MessageAccepted e) {
      e.message().correlationId().ifPresent(questions::remove);
    }
  }

  private void letters(Event event) {
    if (event instanceof Event.LetterTaken e) {
      letters.add(e.letter());
      if (letters.size() > REMEMBERED_LETTERS) {
        letters.remove(letters.iterator().next());
      }
    }
  }

  @Override
  public TeamState copy() {
    return from(save());
  }

  @Override
  public JsonNode toJson() {
    return Json.mapper().valueToTree(save());
  }

  /**
   * What {@link #toJson} gave, of this version or an earlier one.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static TeamState fromJson(JsonNode json) {
    try {
      return from(Json.mapper().treeToValue(json, Saved.class));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no state of a team: " + e.getOriginalMessage(), e);
    }
  }

  private Saved save() {
    return new Saved(
        seq,
        runSeq,
        at,
        phase,
        paused,
        start,
        end,
        List.copyOf(agents.values()),
        mail.save(),
        List.copyOf(questions.values()),
        List.copyOf(letters),
        checkIns.copy());
  }

  private static TeamState from(Saved saved) {
    TeamState state = new TeamState();
    state.seq = saved.seq();
    state.runSeq = saved.runSeq();
    state.at = saved.at();
    state.phase = saved.phase();
    state.paused = saved.paused();
    state.start = saved.start();
    state.end = saved.end();
    saved.agents().forEach(a -> state.agents.put(a.name(), a));
    state.mail = Mail.restore(saved.mail());
    saved.questions().forEach(q -> state.questions.put(q.asked().message(), q));
    state.letters.addAll(saved.letters());
    state.checkIns = saved.checkIns();
    return state;
  }
}
