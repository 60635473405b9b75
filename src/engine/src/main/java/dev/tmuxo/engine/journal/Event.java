package dev.tmuxo.engine.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.StateSource;
import dev.tmuxo.engine.checkin.CheckInRules;
import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.delivery.Evidence;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that can happen to a team: each accepted command and each observed fact. The journal
 * is the only truth; all else is derived from these. A component may be added, never removed or
 * given another meaning.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Event.TeamStarting.class, name = "team-starting"),
  @JsonSubTypes.Type(value = Event.TeamStarted.class, name = "team-started"),
  @JsonSubTypes.Type(value = Event.TeamStopping.class, name = "team-stopping"),
  @JsonSubTypes.Type(value = Event.TeamStopped.class, name = "team-stopped"),
  @JsonSubTypes.Type(value = Event.TeamPaused.class, name = "team-paused"),
  @JsonSubTypes.Type(value = Event.TeamResumed.class, name = "team-resumed"),
  @JsonSubTypes.Type(value = Event.TeamAdopted.class, name = "team-adopted"),
  @JsonSubTypes.Type(value = Event.AgentStarted.class, name = "agent-started"),
  @JsonSubTypes.Type(value = Event.AgentStateChanged.class, name = "agent-state"),
  @JsonSubTypes.Type(value = Event.AgentExited.class, name = "agent-exited"),
  @JsonSubTypes.Type(value = Event.AgentRestarting.class, name = "agent-restarting"),
  @JsonSubTypes.Type(value = Event.Escalated.class, name = "escalated"),
  @JsonSubTypes.Type(value = Event.AgentDone.class, name = "agent-done"),
  @JsonSubTypes.Type(value = Event.MessageAccepted.class, name = "message-accepted"),
  @JsonSubTypes.Type(value = Event.DeliveryChanged.class, name = "delivery"),
  @JsonSubTypes.Type(value = Event.LetterTaken.class, name = "letter-taken"),
  @JsonSubTypes.Type(value = Event.LetterRejected.class, name = "letter-rejected"),
  @JsonSubTypes.Type(value = Event.QuestionAsked.class, name = "question-asked"),
  @JsonSubTypes.Type(value = Event.CheckInAdded.class, name = "check-in-added"),
  @JsonSubTypes.Type(value = Event.CheckInFired.class, name = "check-in-fired"),
  @JsonSubTypes.Type(value = Event.CheckInMerged.class, name = "check-in-merged"),
  @JsonSubTypes.Type(value = Event.CheckInSkipped.class, name = "check-in-skipped"),
  @JsonSubTypes.Type(value = Event.CheckInEscalated.class, name = "check-in-escalated"),
  @JsonSubTypes.Type(value = Event.CheckInEnded.class, name = "check-in-ended"),
  @JsonSubTypes.Type(value = Event.CheckInRemoved.class, name = "check-in-removed"),
  @JsonSubTypes.Type(value = Event.ConnectionLost.class, name = "connection-lost"),
  @JsonSubTypes.Type(value = Event.ConnectionRestored.class, name = "connection-restored"),
  @JsonSubTypes.Type(value = Event.TranscriptStopped.class, name = "transcript-stopped"),
  @JsonSubTypes.Type(value = Event.JournalCut.class, name = "journal-cut"),
  @JsonSubTypes.Type(value = Event.JournalSetAside.class, name = "journal-set-aside")
})
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public sealed interface Event {

  /**
   * @param socket path of the team's tmux socket on the node
   */
  record TeamStarting(String node, String socket, String tmuxVersion, List<Member> agents)
      implements Event {}

  /**
   * An agent as the journal introduces it; command and environment may hold secrets and stay out.
   */
  record Member(String name, String role, String profile, Optional<String> reportsTo) {}

  /** Every agent has a pane. */
  record TeamStarted() implements Event {}

  record TeamStopping(String reason) implements Event {}

  /**
   * @param leftover processes that had to be killed
   */
  record TeamStopped(Outcome outcome, String reason, int leftover) implements Event {}

  /** Nothing is typed into the team's panes until it is resumed; what is sent waits. */
  record TeamPaused(String by) implements Event {}

  record TeamResumed(String by) implements Event {}

  /**
   * A host took charge of a team that runs: it goes on from what the journal says.
   *
   * @param host whose process, for people
   */
  record TeamAdopted(String host) implements Event {}

  record AgentStarted(String agent, String pane, long pid, int restarts) implements Event {}

  record AgentStateChanged(
      String agent, AgentState from, AgentState to, StateSource source, String detail)
      implements Event {}

  /**
   * @param status -1 if tmux did not tell
   * @param signal 0 unless a signal ended it
   */
  record AgentExited(String agent, int status, int signal, String lastScreen) implements Event {}

  /**
   * The agent will be started again.
   *
   * @param by who wanted that: a person, or {@code supervisor}
   * @param after milliseconds until then
   */
  record AgentRestarting(String agent, String by, String reason, long after) implements Event {}

  /**
   * Something is wrong with an agent that it cannot mend itself.
   *
   * @param to who was told: its superior, or {@code operator}, whose business it is then
   */
  record Escalated(String agent, String to, String problem) implements Event {}

  /** The agent said that its work is over. */
  record AgentDone(String agent, boolean success, String summary) implements Event {}

  /**
   * @param deliveries the agents the addresses resolved to, one delivery each
   */
  record MessageAccepted(AgentMessage message, List<String> deliveries) implements Event {}

  record DeliveryChanged(
      String message, String agent, DeliveryState from, DeliveryState to, Evidence evidence)
      implements Event {}

  /** What the letter asked for has been done; it is not to be done again. */
  record LetterTaken(String agent, String letter) implements Event {}

  record LetterRejected(String agent, String letter, String reason) implements Event {}

  /** An agent asks a person; the answer is a message to the agent that names {@code message}. */
  record QuestionAsked(String agent, String message, String text) implements Event {}

  /**
   * @param due when it is due first
   * @param rules {@link CheckInRules#USUAL} in journals from before there were any
   * @param added when it was added, which is what its schedule counts from; empty in journals from
   *     before this was written: the time of the entry
   * @param fired how often it was due in an earlier run of the team, from which it was taken over
   */
  record CheckInAdded(
      String id,
      String by,
      String to,
      Schedule schedule,
      String content,
      MessageType messageType,
      Priority priority,
      Instant due,
      CheckInRules rules,
      Optional<Instant> added,
      int fired)
      implements Event {

    public CheckInAdded {
      rules = Objects.requireNonNullElse(rules, CheckInRules.USUAL);
      added = Objects.requireNonNullElse(added, Optional.empty());
    }
  }

  /**
   * A check-in's message was accepted.
   *
   * @param next when it is due again
   * @param due the due time that this was about; empty in journals from before this was written
   */
  record CheckInFired(String id, String message, Optional<Instant> next, Optional<Instant> due)
      implements Event {

    public CheckInFired {
      due = Objects.requireNonNullElse(due, Optional.empty());
    }
  }

  /**
   * A due time got no message of its own: another message that its recipients get or have not taken
   * in yet says the same, or says it too.
   *
   * @param message that other message
   * @param next when it is due again
   */
  record CheckInMerged(String id, String message, Instant due, Optional<Instant> next)
      implements Event {}

  /**
   * Due times got no message.
   *
   * @param due the first of them
   * @param last the last of them; the same as {@code due} if it is one
   * @param detail what there is to say about the reason; may be empty
   * @param next when it is due again
   */
  record CheckInSkipped(
      String id,
      Instant due,
      Instant last,
      SkipReason reason,
      String detail,
      Optional<Instant> next)
      implements Event {}

  /** Why a due time got no message. */
  enum SkipReason {
    /** It passed while nobody could send. */
    @JsonProperty("missed")
    MISSED,
    /** All its recipients were at work. */
    @JsonProperty("busy")
    BUSY,
    /** The message was not accepted: nobody of that address, too much waiting already. */
    @JsonProperty("refused")
    REFUSED
  }

  /**
   * Somebody was told that agents do not answer.
   *
   * @param agents those that do not
   * @param unanswered how many due times in a row, at least
   * @param to whom the message was for
   * @param message it; empty if it was not accepted
   */
  record CheckInEscalated(
      String id, List<String> agents, int unanswered, String to, Optional<String> message)
      implements Event {}

  /** It will not be due again. */
  record CheckInEnded(String id, EndReason reason) implements Event {}

  /** Why a check-in will not be due again. */
  enum EndReason {
    /** Its schedule has no more times. */
    @JsonProperty("schedule")
    SCHEDULE,
    /** It has sent as many messages as it was to. */
    @JsonProperty("max-count")
    MAX_COUNT,
    /** Its last day has passed. */
    @JsonProperty("until")
    UNTIL
  }

  record CheckInRemoved(String id, String by) implements Event {}

  record ConnectionLost(String cause, String detail) implements Event {}

  /**
   * @param epoch counts the control connections of this team
   */
  record ConnectionRestored(long epoch) implements Event {}

  record TranscriptStopped(String agent, String reason) implements Event {}

  /**
   * The journal's last line was found half written, as a host leaves it that is killed, and was cut
   * off; nobody had been told that it is accepted.
   *
   * @param file the journal's file
   * @param line the line's number in it, from 1
   * @param bytes how many were cut
   * @param keptIn the file beside it that has them now
   */
  record JournalCut(String file, long line, long bytes, String keptIn, String reason)
      implements Event {}

  /**
   * A damaged journal was set aside by somebody's decision; this is the first entry of the new one.
   *
   * @param keptIn the directory beside it that has the damaged files now
   */
  record JournalSetAside(String keptIn, String reason) implements Event {}

  /** How a team's run ended. */
  enum Outcome {
    /** Its leads said that they are done. */
    @JsonProperty("done")
    DONE,
    /** A lead said that it failed, or a lead ended against its policy. */
    @JsonProperty("failed")
    FAILED,
    /** Somebody stopped it. */
    @JsonProperty("stopped")
    STOPPED,
    /** Its tmux server died. */
    @JsonProperty("lost")
    LOST
  }
}
