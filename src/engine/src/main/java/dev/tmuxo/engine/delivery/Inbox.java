package dev.tmuxo.engine.delivery;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.Reading;
import dev.tmuxo.engine.agent.StateReader;
import dev.tmuxo.engine.profile.Profile;
import dev.tmuxo.engine.tmux.PaneId;
import java.time.Duration;
import java.util.Optional;

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

  private final Console console;
  private final Profile profile;
  private final StateReader states;
  private final ComposerReader composer;
  private final Duration timeout;
  private final Owner owner;

  private final WaitingDeliveries waiting;
  private final Turns turns;
  private final Respite respite;
  private final Answers answers = new Answers();
  private Optional<Delivery> current = Optional.empty();
  private Optional<Submission> submission = Optional.empty();

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
    this.respite = new Respite(console, this::pump);
    this.waiting = new WaitingDeliveries(console);
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
    answers.expect(delivery);
    pump();
  }

  /**
   * Takes over a delivery as an earlier host left it. What was being typed is uncertain until the
   * pane has been examined: its notes tell whether the text was pasted and submitted. Types nothing
   * before {@link #pump}, for whatever was being typed comes first, and then the most urgent of
   * all.
   */
  public void takeOver(Delivery delivery) {
    answers.expect(delivery);
    switch (delivery.state()) {
      case QUEUED -> waiting.add(delivery);
      case SENDING -> {
        delivery.become(
            DeliveryState.UNCERTAIN, evidence("host-restarted", "while it was being typed"));
        owner
            .pane()
            .ifPresentOrElse(
                pane -> Trace.during(delivery.message().id(), () -> submit(delivery, pane).goOn()),
                () -> afterUncertain(delivery));
      }
      case SUBMITTED, STARTED -> turns.begin(delivery);
      default -> {
        // Nothing is left to do for it here, but its answer may come.
      }
    }
  }

  /** Types the next message if the agent is ready for one. */
  public void pump() {
    while (!closed && !held && !respite.isOn() && current.isEmpty() && ready()) {
      Optional<Delivery> next = waiting.next();
      if (next.isEmpty()) {
        return;
      }
      Trace.during(next.get().message().id(), () -> type(next.get()));
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
    if (current.filter(delivery -> delivery.message().id().equals(messageId)).isPresent()) {
      answers.keep(messageId, answerId);
    } else {
      answers
          .awaited(messageId)
          .filter(delivery -> delivery.state().next().contains(DeliveryState.ANSWERED))
          .ifPresent(delivery -> answer(delivery, answerId));
    }
  }

  private void answer(Delivery delivery, String answerId) {
    answers.over(delivery);
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
          boolean maybe = submission.map(Submission::mayBeSubmitted).orElse(false);
          if (maybe || delivery.state() == DeliveryState.UNCERTAIN) {
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
    waiting.bury(why);
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
    // Not before that is on disk: after a crash nobody would know, and it would be typed again.
    console.whenWritten(delivery.isResumed() ? next::goOn : next::begin);
  }

  private Submission submit(Delivery delivery, PaneId pane) {
    if (current.isPresent()) {
      throw new IllegalStateException(
          "two messages at once, the second " + delivery.message().id());
    }
    Submission next =
        new Submission(
            console, profile, states, composer, pane, delivery, timeout, new Result(delivery));
    current = Optional.of(delivery);
    submission = Optional.of(next);
    return next;
  }

  private final class Result implements SubmissionOutcome {
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
      respite.begin();
    }

    @Override
    public void submitted(String kind, String detail) {
      clearCurrent();
      respite.reset();
      delivery.become(DeliveryState.SUBMITTED, evidence(kind, detail));
      Optional<String> answer = answers.early(delivery);
      if (answer.isPresent()) {
        answer(delivery, answer.get());
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
      respite.begin();
    }
  }

  private void uncertain(Delivery delivery, String kind, String detail) {
    if (delivery.state() == DeliveryState.SENDING) {
      delivery.become(DeliveryState.UNCERTAIN, evidence(kind, detail));
    }
  }

  private void afterUncertain(Delivery delivery) {
    Optional<String> answer = answers.early(delivery);
    if (delivery.state() == DeliveryState.UNCERTAIN && answer.isPresent()) {
      answer(delivery, answer.get());
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
    var unused = answers.early(delivery);
    delivery.become(DeliveryState.QUEUED, evidence(kind, why));
    delivery.nextAttempt();
    waiting.add(delivery);
  }

  private void clearCurrent() {
    current = Optional.empty();
    submission = Optional.empty();
  }

  private Evidence evidence(String kind, String detail) {
    return new Evidence(console.now(), kind, detail);
  }
}
