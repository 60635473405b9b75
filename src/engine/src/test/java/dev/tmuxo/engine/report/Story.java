package dev.tmuxo.engine.report;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.StateSource;
import dev.tmuxo.engine.checkin.CheckInLabel;
import dev.tmuxo.engine.checkin.CheckInRules;
import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.config.Keep;
import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.delivery.Evidence;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalFile;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import dev.tmuxo.engine.message.UncertainPolicy;
import dev.tmuxo.engine.state.TeamJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a team's journal, telling what happened and how much later. */
final class Story implements AutoCloseable {
  static final Instant BEGIN = Instant.parse("2026-11-22T12:00:00Z");

  private final Path directory;
  private final JournalFile journal;
  private Instant now = BEGIN;
  private int messages;
  private final Map<String, DeliveryState> states = new HashMap<>();

  Story(Path directory, long rotate) {
    this.directory = directory;
    journal =
        TeamJournal.open(directory, "shop", new Now(), new Settings.Journal(rotate, Keep.ALL))
            .journal();
  }

  Story(Path directory) {
    this(directory, 64 << 20);
  }

  /** The story's clock. */
  private final class Now extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  Story after(long millis) {
    now = now.plusMillis(millis);
    return this;
  }

  Story tell(Event event) {
    journal.append(event);
    return this;
  }

  Story start(String... agents) {
    List<Event.Member> members =
        Arrays.stream(agents)
            .map(
                name ->
                    new Event.Member(
                        name,
                        name.equals(agents[0]) ? "orchestrator" : "engineer",
                        "fake",
                        Optional.of(agents[0]).filter(lead -> !lead.equals(name))))
            .toList();
    tell(new Event.TeamStarting("local", "/run/shop/tmux.sock", "3.3a", members));
    for (int i = 0; i < agents.length; i++) {
      tell(new Event.AgentStarted(agents[i], "%" + (i + 1), 4000 + i, 0));
    }
    tell(new Event.TeamStarted());
    after(700);
    for (String agent : agents) {
      state(agent, AgentState.STARTING, AgentState.IDLE);
    }
    return this;
  }

  Story state(String agent, AgentState from, AgentState to) {
    return tell(new Event.AgentStateChanged(agent, from, to, StateSource.HOOK, ""));
  }

  /** A message, and its id. */
  String send(String from, String text, Optional<String> answers, String... to) {
    return send(from, text, answers, Map.of(), to);
  }

  String send(
      String from, String text, Optional<String> answers, Map<String, String> about, String... to) {
    String id = String.format("01JD2Q7M8ZK3V5T9X4%08d", ++messages);
    List<String> agents = List.of(to);
    tell(
        new Event.MessageAccepted(
            new AgentMessage(
                id,
                now,
                from,
                agents,
                about.isEmpty() ? MessageType.TEXT : MessageType.STATUS_REQUEST,
                text,
                about,
                Priority.NORMAL,
                Optional.empty(),
                !about.isEmpty(),
                answers,
                UncertainPolicy.FAIL),
            agents));
    return id;
  }

  /** The delivery goes through these states, 40 ms apart. */
  Story delivery(String message, String agent, DeliveryState... way) {
    for (DeliveryState state : way) {
      after(40);
      Evidence seen = new Evidence(now, "seen-" + state.label(), "the composer is empty");
      change(message, agent, state, seen);
    }
    return this;
  }

  private Story change(String message, String agent, DeliveryState to, Evidence seen) {
    DeliveryState before = states.put(message + agent, to);
    return tell(
        new Event.DeliveryChanged(
            message, agent, before == null ? DeliveryState.QUEUED : before, to, seen));
  }

  /** The agent gets a message, works on it and is ready again. */
  Story work(String message, String agent, long millis) {
    delivery(message, agent, DeliveryState.SENDING, DeliveryState.SUBMITTED, DeliveryState.STARTED);
    state(agent, AgentState.IDLE, AgentState.BUSY).after(millis);
    state(agent, AgentState.BUSY, AgentState.IDLE);
    Evidence seen = new Evidence(now, "ready-again", "");
    return change(message, agent, DeliveryState.FINISHED, seen);
  }

  Story checkIn(String id, String to, String text) {
    return tell(
        new Event.CheckInAdded(
            id,
            "pm",
            to,
            new Schedule.Every(Duration.ofMinutes(1)),
            text,
            MessageType.STATUS_REQUEST,
            Priority.NORMAL,
            now.plusSeconds(60),
            CheckInRules.USUAL,
            Optional.of(now),
            0));
  }

  Story fire(String id, String text, String... to) {
    CheckInLabel label = new CheckInLabel("pm", List.of(new CheckInLabel.Part(id, now)));
    String message = send(CheckInLabel.SENDER, text, Optional.empty(), label.metadata(), to);
    tell(new Event.CheckInFired(id, message, Optional.of(now.plusSeconds(60)), Optional.of(now)));
    for (String agent : to) {
      work(message, agent, 300);
    }
    return this;
  }

  Story transcript(String agent, String text) {
    try {
      Path file = directory.resolve("node/transcripts/" + agent + ".log");
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    journal.close();
  }

  /** Three agents, check-ins, an agent that dies and comes again, and what did not arrive. */
  static Path failing(Path directory) {
    try (Story story = new Story(directory)) {
      story.start("pm", "dev-1", "dev-2");
      String task = story.send("operator", "Add a wish list to the shop.", Optional.empty(), "pm");
      story.work(task, "pm", 4200);
      String part =
          story.send(
              "pm", "Build the <b>model</b> & its tests.", Optional.empty(), "dev-1", "dev-2");
      story.delivery(part, "dev-2", DeliveryState.SENDING).work(part, "dev-1", 9000);
      story.delivery(part, "dev-2", DeliveryState.UNCERTAIN);
      story.tell(new Event.AgentExited("dev-2", 1, 0, "> building\npanic: no \u001b[31mmemory"));
      story.state("dev-2", AgentState.IDLE, AgentState.DEAD).after(1500);
      story.tell(new Event.AgentRestarting("dev-2", "supervisor", "its process ended", 1000));
      story.after(1000).tell(new Event.AgentStarted("dev-2", "%9", 4100, 1));
      story.state("dev-2", AgentState.DEAD, AgentState.STARTING).after(600);
      story.state("dev-2", AgentState.STARTING, AgentState.IDLE);
      story.send("dev-1", "The model is there: 12 tests are green.", Optional.of(part), "pm");
      story.checkIn("standup", "dev-*", "How does it stand?").after(20_000);
      story.fire("standup", "How does it stand?", "dev-1", "dev-2").after(60_000);
      story.tell(
          new Event.CheckInSkipped(
              "standup", story.now, story.now, Event.SkipReason.BUSY, "", Optional.empty()));
      story.tell(new Event.ConnectionLost("end of stream", "the tmux client ended"));
      story.after(2000).tell(new Event.ConnectionRestored(2));
      story.tell(new Event.Escalated("dev-2", "pm", "does not answer"));
      story.tell(new Event.AgentDone("pm", false, "dev-2 cannot build it"));
      story.tell(new Event.TeamStopping("pm said that it failed")).after(400);
      story.tell(new Event.TeamStopped(Event.Outcome.FAILED, "pm said that it failed", 0));
      story.transcript("pm", "> Add a wish list\r\n").transcript("dev-1", "> Build\r\n");
    }
    return directory;
  }
}
