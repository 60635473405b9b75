package io.jenkins.plugins.tmuxorchestrator.run;

import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import hudson.model.TaskListener;
import io.jenkins.plugins.tmuxorchestrator.host.TeamHost;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** What the agents that failed showed last, for the log of their build. */
final class LastScreens {
  private static final Logger LOGGER = Logger.getLogger(LastScreens.class.getName());

  private LastScreens() {}

  /** Tells of each agent that ended other than in order and was not started again. */
  static void tell(String id, TaskListener listener) {
    Map<String, Event.AgentExited> failed = new TreeMap<>();
    try (Stream<JournalEntry> entries = TeamHost.get().journal(id).from(1)) {
      entries.forEach(entry -> note(entry.event(), failed));
    } catch (TmuxoException e) {
      LOGGER.log(Level.WARNING, "cannot read the journal of team " + id, e);
    }
    failed.values().forEach(exited -> listener.getLogger().println(text(exited)));
  }

  private static void note(Event event, Map<String, Event.AgentExited> failed) {
    if (event instanceof Event.AgentExited exited) {
      if (exited.status() != 0 || exited.signal() != 0) {
        failed.put(exited.agent(), exited);
      }
    } else if (event instanceof Event.AgentStarted started) {
      failed.remove(started.agent());
    }
  }

  private static String text(Event.AgentExited exited) {
    String how =
        exited.signal() == 0
            ? " ended with status " + exited.status()
            : " was ended by signal " + exited.signal();
    return "Agent "
        + exited.agent()
        + how
        + ". Its last screen:\n"
        + exited.lastScreen().indent(2).stripTrailing();
  }
}
