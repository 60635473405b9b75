package dev.tmuxo.engine.delivery;

/** Hears of every change of a delivery's state, in the team's mailbox. */
@FunctionalInterface
public interface Transitions {

  /**
   * A delivery changed.
   *
   * @param message its message's id
   * @param agent whom it is for
   */
  void changed(
      String message, String agent, DeliveryState from, DeliveryState to, Evidence evidence);
}
