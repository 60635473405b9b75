package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.agent.PaneSigns;
import dev.tmuxo.engine.tmux.Notification;
import dev.tmuxo.engine.tmux.PaneId;
import dev.tmuxo.engine.tmux.WindowId;

/** Takes what tmux says of windows and panes to those it concerns, in the team's mailbox. */
final class PaneNews {
  private final Mailbox mailbox;
  private final Crew crew;
  private final WindowId bell;
  private final Runnable rung;

  /**
   * @param bell the window whose renaming says that there is a letter
   */
  PaneNews(Mailbox mailbox, Crew crew, WindowId bell, Runnable rung) {
    this.mailbox = mailbox;
    this.crew = crew;
    this.bell = bell;
    this.rung = rung;
  }

  /** On the connection's thread. */
  void heard(Notification notification) {
    if (notification instanceof Notification.SubscriptionChanged change
        && change.name().equals(PaneSigns.SUBSCRIPTION.name())) {
      PaneSigns.parse(change.value())
          .ifPresent(
              signs -> change.pane().ifPresent(pane -> mailbox.execute(() -> signs(pane, signs))));
    } else if (notification instanceof Notification.WindowRenamed renamed
        && renamed.window().equals(bell)) {
      mailbox.execute(rung);
    } else if (notification instanceof Notification.WindowClose closed) {
      windowGone(closed.window());
    } else if (notification instanceof Notification.UnlinkedWindowClose closed) {
      // So tmux calls it also for this session: when it tells, the window is in none any more.
      windowGone(closed.window());
    }
  }

  /** A pane that is gone has no subscription that could tell. */
  private void windowGone(WindowId window) {
    mailbox.execute(() -> crew.inWindow(window).ifPresent(Agent::look));
  }

  private void signs(PaneId pane, PaneSigns signs) {
    crew.inPane(pane).ifPresent(agent -> agent.signs(signs));
  }
}
