package dev.tmuxo.server.text;

import dev.tmuxo.engine.delivery.Evidence;
import dev.tmuxo.engine.view.DeliveryView;
import dev.tmuxo.engine.view.MessageView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How deliveries and their evidence are told. */
public final class Wording {
  private Wording() {}

  /** What justified the delivery's state, and how long it took: {@code composer emptied, 31 ms}. */
  public static String evidence(MessageView message, DeliveryView delivery) {
    List<String> steps = steps(message, delivery);
    return steps.isEmpty() ? "" : steps.get(steps.size() - 1);
  }

  /** The evidence of each step, oldest first, with the time it took from the one before. */
  public static List<String> steps(MessageView message, DeliveryView delivery) {
    List<String> told = new ArrayList<>();
    Instant before = message.at();
    for (DeliveryView.Step step : delivery.steps()) {
      Evidence evidence = step.evidence();
      String what = evidence.kind().replace('-', ' ');
      if (!evidence.detail().isEmpty()) {
        what += (what.isEmpty() ? "" : ": ") + Cells.clean(evidence.detail());
      }
      told.add(what + ", " + Times.precise(Duration.between(before, evidence.at())));
      before = evidence.at();
    }
    return told;
  }

  /** Who says it to whom; addresses as the sender wrote them. */
  public static String route(MessageView message, String arrow) {
    return Cells.clean(
        message.sender() + " " + arrow + " " + String.join(", ", message.recipients()));
  }
}
