package dev.tmuxo.engine.delivery;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.Reading;
import dev.tmuxo.engine.agent.StateReader;
import dev.tmuxo.engine.profile.Profile;
import dev.tmuxo.engine.time.Pace;
import dev.tmuxo.engine.tmux.PaneId;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The messages of one agent: those that wait, in order, the one being typed, and those the agent
 * works on. At most one is typed at a time, and only while the agent is ready. Lives in the team's
 * mailbox.
 */
public final class Inbox {

  /** What the inbox needs to know of its agent, and tells it. */
  public interface Owner {
    /** The agent's pane, if it has a live one. */
    Optional<PaneId> pane();

    AgentState state();

    /** A message was submitted: its effect will show soon. */
    void watchClosely();
  }

  private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

  private final Console console;
  private final Profile profile;
  private final StateReader states;
  private final ComposerReader composer;
  private final Duration timeout;
  private final Owner owner;

  private final PriorityQueue<Delivery> waiting = new PriorityQueue<>(Delivery.ORDER);
  private final Turns turns;
  private final Map<String, Delivery> unanswered = new LinkedHashMap<>();

  /** Answers to what is still being typed, by message. */
  private final Map<String, String> early = new HashMap<>();

  private Optional<Delivery> current = Optional.empty();
  private Optional<Submission> submission = Optional.empty();

  /** How to leave an agent alone that turned out not to be ready although its state said so. */
  private Pace notReady = new Pace(FIRST_PAUSE, LONGEST_PAUSE);

  private boolean pausing;
  private boolean held;
  private boolean closed;

  public Inbox(
      Console console, Profile profile, StateReader states, Duration timeout, Owner owner) {
    this.console = console;
    this.profile = profile;
    this.states = states;
    this.composer = new ComposerReader(profile.composer());
    this.timeout = timeout;
    this.owner = owner;
    this.turns = new Turns(profile);
  }

  /** How many messages wait or are being typed. */
  public int size() {
    return waiting.size() + (current.isPresent() ? 1 : 0);
  }

  /**
   * Whether messages wait, or one is still being worked on: a reason to look closely at the agent.
   */
  public boolean pending() {
    return size() > 0 || turns.pending();
  }

  public void offer(Delivery delivery) {
    if (closed) {
      delivery.become(DeliveryState.DEAD_LETTER, evidence("agent-ended", "the agent has ended"));
      return;
    }
    waiting.add(delivery);
    delivery.expiry().ifPresent(end -> expireLater(delivery));
    if (delivery.message().requiresResponse()) {
      unanswered.put(delivery.message().id(), delivery);
    }
    pump();
  }

  /**
   * Takes over a delivery as an earlier host left it. What was being typed is uncertain until the
   * pane has been examined: its notes tell whether the text was pasted and submitted.
   */
  public void takeOver(Delivery delivery) {
    if (delivery.message().requiresResponse()) {
      unanswered.put(delivery.message().id(), delivery);
    }
    switch (delivery.state()) {
      case QUEUED -> offer(delivery);
      case SENDING -> {
        delivery.become(
            DeliveryState.UNCERTAIN, evidence("host-restarted", "while it was being typed"));
        owner
            .pane()
            .ifPresentOrElse(pane -> submit(delivery, pane).goOn(), () -> afterUncertain(delivery));
      }
      case SUBMITTED, STARTED -> turns.begin(delivery);
      default -> {
        // Nothing is left to do for it here, but its answer may come.
      }
    }
  }

  /** Types the next message if the agent is ready for one. */
  public void pump() {
    while (!closed && !held && !pausing && current.isEmpty() && !waiting.isEmpty() && ready()) {
      Delivery next = waiting.poll();
      if (next.expired(console.now())) {
        next.become(DeliveryState.EXPIRED, evidence("ttl", "its time to live passed"));
      } else {
        type(next);
      }
    }
  }

  /**
   * Takes note of what the agent was seen doing, and goes on with the next message if it is ready.
   */
  public void observed(Reading reading) {
    turns.observed(reading, console.now());
    if (reading.state() == AgentState.IDLE) {
      pump();
    }
  }

  /**
   * An answer to the message came from this agent. A quick agent answers before it has been seen to
   * take the message in; the answer then counts from that moment on.
   */
  public void answered(String messageId, String answerId) {
    Delivery delivery = unanswered.get(messageId);
    if (delivery == null) {
      return;
    }
    if (current.filter(delivery::equals).isPresent()) {
      early.put(messageId, answerId);
    } else if (delivery.state().next().contains(DeliveryState.ANSWERED)) {
      answer(delivery, answerId);
    }
  }

  private void answer(Delivery delivery, String answerId) {
    unanswered.remove(delivery.message().id());
    turns.over(delivery);
    delivery.become(DeliveryState.ANSWERED, evidence("reply", answerId));
  }

  /** Types nothing more until it is released; what is being typed is finished. */
  public void hold() {
    held = true;
  }

  public void release() {
    held = false;
    pump();
  }

  /** The agent is there again after all. */
  public void reopen() {
    closed = false;
  }

  /** The agent ended; what it had not taken in waits for its successor. */
  public void interrupted() {
    submission.ifPresent(Submission::cancel);
    current.ifPresent(
        delivery -> {
          if (submission.map(Submission::mayBeSubmitted).orElse(false)) {
            uncertain(delivery, "agent-ended", "it ended while the text was submitted");
            afterUncertain(delivery);
          } else {
            requeue(delivery, "agent-ended", "it ended before the text was submitted");
          }
        });
    clearCurrent();
    turns.interrupted();
  }

  /** The agent will not come back: what waits is dead. */
  public void close(String why) {
    interrupted();
    closed = true;
    while (!waiting.isEmpty()) {
      waiting.poll().become(DeliveryState.DEAD_LETTER, evidence("agent-ended", why));
    }
  }

  private boolean ready() {
    AgentState state = owner.state();
    return owner.pane().isPresent()
        && (state == AgentState.IDLE || (profile.queuesWhileBusy() && state == AgentState.BUSY));
  }

  private void type(Delivery delivery) {
    PaneId pane = owner.pane().orElseThrow();
    String ready = "agent is " + owner.state().label();
    String removed = String.join(", ", delivery.removed());
    delivery.become(
        DeliveryState.SENDING,
        evidence("agent-ready", removed.isEmpty() ? ready : ready + "; removed " + removed));
    Submission next = submit(delivery, pane);
    if (delivery.isResumed()) {
      next.goOn();
    } else {
      next.begin();
    }
  }

  private Submission submit(Delivery delivery, PaneId pane) {
    Submission next =
        new Submission(
            console, profile, states, composer, pane, delivery, timeout, new Result(delivery));
    current = Optional.of(delivery);
    submission = Optional.of(next);
    return next;
  }

  private final class Result implements Submission.Outcome {
    private final Delivery delivery;

    Result(Delivery delivery) {
      this.delivery = delivery;
    }

    @Override
    public void notReady(String why) {
      clearCurrent();
      if (delivery.state() == DeliveryState.SENDING) {
        requeue(delivery, "not-ready", why);
      } else if (delivery.state() == DeliveryState.UNCERTAIN) {
        requeue(delivery, "examined", "nothing of it was typed; " + why);
      }
      pauseThenPump();
    }

    @Override
    public void submitted(String kind, String detail) {
      clearCurrent();
      notReady = new Pace(FIRST_PAUSE, LONGEST_PAUSE);
      delivery.become(DeliveryState.SUBMITTED, evidence(kind, detail));
      String answer = early.remove(delivery.message().id());
      if (answer != null) {
        answer(delivery, answer);
      } else if (turns.begin(delivery)) {
        owner.watchClosely();
      }
      pump();
    }

    @Override
    public void uncertain(String kind, String detail) {
      Inbox.this.uncertain(delivery, kind, detail);
    }

    @Override
    public void abandoned(String kind, String detail) {
      clearCurrent();
      afterUncertain(delivery);
      pauseThenPump();
    }
  }

  private void uncertain(Delivery delivery, String kind, String detail) {
    if (delivery.state() == DeliveryState.SENDING) {
      delivery.become(DeliveryState.UNCERTAIN, evidence(kind, detail));
    }
  }

  private void afterUncertain(Delivery delivery) {
    String answer = early.remove(delivery.message().id());
    if (delivery.state() == DeliveryState.UNCERTAIN && answer != null) {
      answer(delivery, answer);
    } else if (delivery.state() == DeliveryState.UNCERTAIN) {
      switch (delivery.message().onUncertain()) {
        case RETRY -> requeue(delivery, "retry", "as its sender wished");
        case FAIL -> {
          // It stays uncertain, for its sender or a person to decide.
        }
      }
    }
  }

  private void requeue(Delivery delivery, String kind, String why) {
    early.remove(delivery.message().id());
    delivery.become(DeliveryState.QUEUED, evidence(kind, why));
    delivery.nextAttempt();
    waiting.add(delivery);
  }

  private void clearCurrent() {
    current = Optional.empty();
    submission = Optional.empty();
  }

  private void pauseThenPump() {
    if (!pausing) {
      pausing = true;
      console.after(
          notReady.pause(),
          () -> {
            pausing = false;
            pump();
          });
    }
  }

  private void expireLater(Delivery delivery) {
    console.after(
        delivery.untilExpiry(console.now()),
        () -> {
          if (delivery.state() == DeliveryState.QUEUED && waiting.remove(delivery)) {
            delivery.become(DeliveryState.EXPIRED, evidence("ttl", "its time to live passed"));
          }
        });
  }

  private Evidence evidence(String kind, String detail) {
    return new Evidence(console.now(), kind, detail);
  }
}
