package dev.tmuxo.engine.delivery;

import dev.tmuxo.engine.agent.Reading;
import dev.tmuxo.engine.profile.Profile;
import dev.tmuxo.engine.profile.Profile.Composer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The messages that an agent has taken in and not been seen to be done with. Lives in the team's
 * mailbox.
 */
final class Turns {
  private final Profile profile;
  private final Deque<Delivery> working = new ArrayDeque<>();
  private Instant idleSince = Instant.MAX;

  Turns(Profile profile) {
    this.profile = profile;
  }

  boolean pending() {
    return !working.isEmpty();
  }

  /** The agent has the message; false if its profile cannot tell what becomes of it. */
  boolean begin(Delivery delivery) {
    idleSince = Instant.MAX;
    boolean tells = tellsTurns();
    if (tells) {
      working.add(delivery);
    }
    return tells;
  }

  /** Nothing more is to be seen of this one. */
  void over(Delivery delivery) {
    working.remove(delivery);
  }

  /** The agent ended; nobody will see what became of its messages. */
  void interrupted() {
    working.clear();
    idleSince = Instant.MAX;
  }

  void observed(Reading reading, Instant now) {
    switch (reading.state()) {
      case BUSY -> {
        idleSince = Instant.MAX;
        started(reading, now);
      }
      case IDLE -> {
        idleSince = idleSince.isAfter(now) ? now : idleSince;
        finished(reading, now);
      }
      default -> idleSince = Instant.MAX;
    }
  }

  /**
   * One turn takes what was submitted first; a CLI that queues may take more, which shows when it
   * is idle.
   */
  private void started(Reading reading, Instant now) {
    working.stream()
        .filter(delivery -> delivery.state() == DeliveryState.SUBMITTED)
        .findFirst()
        .ifPresent(delivery -> delivery.become(DeliveryState.STARTED, evidence(reading, now)));
  }

  private void finished(Reading reading, Instant now) {
    boolean settled = !now.isBefore(idleSince.plus(profile.settle()));
    boolean seenBusy =
        working.stream().anyMatch(delivery -> delivery.state() == DeliveryState.STARTED);
    if (pending() && (seenBusy || settled)) {
      working.forEach(delivery -> delivery.become(DeliveryState.FINISHED, evidence(reading, now)));
      working.clear();
    }
  }

  /** Whether the profile can tell a busy agent from an idle one at all. */
  private boolean tellsTurns() {
    return profile.composer().kind() != Composer.Kind.NONE
        || profile.signs().busy().isPresent()
        || !profile.signs().foreground().isEmpty();
  }

  private static Evidence evidence(Reading reading, Instant now) {
    return new Evidence(now, reading.source().label(), reading.detail());
  }
}
