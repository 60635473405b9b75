package dev.tmuxo.api.wire;

import dev.tmuxo.engine.view.CheckInView;
import java.util.List;

/** The check-ins that will be due again, soonest first. */
public record CheckInList(List<CheckInView> checkIns) {
  public CheckInList {
    checkIns = List.copyOf(checkIns);
  }
}
