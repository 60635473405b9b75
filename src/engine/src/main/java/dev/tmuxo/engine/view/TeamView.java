package dev.tmuxo.engine.view;

import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import java.time.Instant;
import java.util.Optional;

/**
 * A team as its journal tells it up to one entry: the one projection that every screen, page and
 * report shows. Immutable; {@link #apply} is a pure fold, so the same entries give the same view
 * anywhere. Its size is bounded by the number of agents and check-ins, not by the journal's length.
 *
 * @param seq the last entry applied; 0 before the first
 * @param at when that entry was written: the epoch before the first
 */
public record TeamView(
    long seq,
    Instant at,
    String name,
    RunView run,
    AgentViews agents,
    Conversation conversation,
    CheckIns checkIns,
    Questions questions,
    Faults faults) {

  /** The view of a team of which nothing is known. */
  public static TeamView empty() {
    return new TeamView(
        0,
        Instant.EPOCH,
        "",
        RunView.NONE,
        AgentViews.NONE,
        Conversation.NONE,
        CheckIns.NONE,
        Questions.NONE,
        Faults.NONE);
  }

  /**
   * The view after one more entry. Entries come in the journal's order; one that was applied before
   * changes nothing, and the start of a new run forgets the last.
   */
  public TeamView apply(JournalEntry entry) {
    if (entry.seq() <= seq) {
      return this;
    }
    TeamView base = entry.event() instanceof Event.TeamStarting ? empty() : this;
    return new TeamView(
        entry.seq(),
        entry.at(),
        entry.team(),
        base.run.apply(entry),
        base.agents.apply(entry, base.conversation),
        base.conversation.apply(entry),
        base.checkIns.apply(entry),
        base.questions.apply(entry),
        base.faults.apply(entry, base.run.phase()));
  }

  public Optional<AgentView> agent(String agentName) {
    return agents.find(agentName);
  }

  public Optional<MessageView> message(String id) {
    return conversation.find(id);
  }
}
