package dev.tmuxo.engine.view;

import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All messages of a run of a team and how far each came, for archives and reports. Grows with the
 * run; {@link Conversation} is the bounded one. Mutable and single-threaded.
 */
public final class MessageLog {
  private final Map<String, MessageView> messages = new LinkedHashMap<>();

  /** An empty log. */
  public MessageLog() {}

  /** Takes in the next entry; the start of a new run begins anew. */
  public void apply(JournalEntry entry) {
    if (entry.event() instanceof Event.TeamStarting) {
      messages.clear();
    } else if (entry.event() instanceof Event.MessageAccepted e) {
      messages.put(e.message().id(), MessageView.accepted(e, entry.at()));
    } else if (entry.event() instanceof Event.DeliveryChanged e) {
      messages.computeIfPresent(e.message(), (id, message) -> message.with(e));
    }
  }

  /** The messages so far, oldest first. */
  public List<MessageView> messages() {
    return List.copyOf(messages.values());
  }
}
