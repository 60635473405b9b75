package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.mail.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a sender that waits is told of its message once every recipient has it or never will. Lives
 * in the team's mailbox.
 */
final class Receipt {
  private static final int DELIVERY_FAILED = 4;

  private final Set<String> open;
  private final List<String> lines = new ArrayList<>();
  private final Consumer<Answer> answer;
  private boolean failed;

  Receipt(PostOffice.Posted posted, Consumer<Answer> answer) {
    this.open = new HashSet<>(posted.local());
    this.answer = answer;
  }

  /** Takes note of what became of a delivery; gives the answer and is over with the last one. */
  boolean completedBy(Event.DeliveryChanged change) {
    boolean decided = change.to().delivered() || change.to().undelivered();
    if (decided && open.remove(change.agent())) {
      failed |= !change.to().delivered();
      lines.add(change.message() + " to " + change.agent() + ": " + change.to().label());
      if (open.isEmpty()) {
        String said = String.join("\n", lines);
        answer.accept(failed ? Answer.error(DELIVERY_FAILED, said) : Answer.ok(said));
      }
    }
    return open.isEmpty();
  }
}
