package dev.tmuxo.engine.delivery;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.Reading;
import dev.tmuxo.engine.agent.Screen;
import dev.tmuxo.engine.agent.StateReader;
import dev.tmuxo.engine.profile.Profile;
import dev.tmuxo.engine.profile.Profile.Composer;
import dev.tmuxo.engine.time.Pace;
import dev.tmuxo.engine.tmux.CommandList;
import dev.tmuxo.engine.tmux.PaneId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to type a text into an agent's composer and submit it, verified at every step:
 *
 * <pre>
 * examine -> paste -> (composer holds the text) -> press the key -> (composer let go of it) -> submitted
 * </pre>
 *
 * <p>When no reply comes to a command, the attempt examines as soon as that makes sense ({@link
 * PaneDialogue}): the pane's own notes ({@link dev.tmuxo.engine.agent.PaneOptions}) say which lists
 * were executed, so that nothing is typed twice. Lives in the team's mailbox.
 */
final class Submission {

  private enum Phase {
    EXAMINE,
    AWAIT_TEXT,
    AWAIT_RELEASE,
    OVER
  }

  private static final Duration FIRST_LOOK = Duration.ofMillis(1);
  private static final Duration SLOWEST_LOOK = Duration.ofMillis(50);
  private static final Duration LATE_LOOK = Duration.ofSeconds(1);
  private static final Duration FIRST_REPEAT = Duration.ofMillis(300);

  private final Console console;
  private final Profile profile;
  private final StateReader states;
  private final ComposerReader composer;
  private final PaneId pane;
  private final PaneDialogue dialogue;
  private final String token;
  private final String text;
  private final Duration timeout;
  private final SubmissionOutcome outcome;
  private final Clearance clearance;

  private Phase phase = Phase.EXAMINE;

  private Instant begun = Instant.MIN;
  private Instant stepBegun = Instant.MIN;
  private Pace pace = new Pace(FIRST_LOOK, SLOWEST_LOOK);

  /** Not known after a reconnect; any cursor differs from that of a gone pane. */
  private Screen before = Screen.GONE;

  private Optional<Screen> held = Optional.empty();
  private Instant heldSince = Instant.MIN;
  private int presses;
  private boolean reportedUncertain;

  Submission(
      Console console,
      Profile profile,
      StateReader states,
      ComposerReader composer,
      PaneId pane,
      Delivery delivery,
      Duration timeout,
      SubmissionOutcome outcome) {
    this.console = console;
    this.profile = profile;
    this.states = states;
    this.composer = composer;
    this.pane = pane;
    this.dialogue = new PaneDialogue(console, pane, this::examine);
    this.token = delivery.token();
    this.text = delivery.text() + profile.submit().suffix();
    this.timeout = timeout;
    this.outcome = outcome;
    this.clearance = new Clearance(states, composer, text);
  }

  /** Begins, unless it was cancelled before. */
  void begin() {
    if (blind() && phase != Phase.OVER) {
      begun = console.now();
      typeBlindly();
    } else {
      goOn();
    }
  }

  /**
   * Goes on with an attempt that an earlier host may have begun: looks before anything is typed.
   */
  void goOn() {
    if (phase != Phase.OVER) {
      begun = console.now();
      examine();
    }
  }

  private boolean blind() {
    return profile.composer().kind() == Composer.Kind.NONE;
  }

  /** Whether the submit key may have been pressed. */
  boolean mayBeSubmitted() {
    return presses > 0;
  }

  /** Stops here; no call-back comes any more. */
  void cancel() {
    phase = Phase.OVER;
    dialogue.nextStep();
  }

  private void examine() {
    enter(Phase.EXAMINE);
    dialogue.look(this::examined);
  }

  private void examined(Screen screen) {
    if (screen.dead()) {
      // Of a pane that is gone nobody knows what it took.
      if (screen.equals(Screen.GONE) || screen.submitted().equals(token)) {
        finish(() -> outcome.uncertain("agent-ended", "it ended before this could be examined"));
      } else {
        finish(() -> outcome.notReady("its pane is dead"));
      }
    } else if (screen.submitted().equals(token)) {
      presses = Math.max(presses, 1);
      if (profile.composer().kind() == Composer.Kind.REGION) {
        await(Phase.AWAIT_RELEASE);
      } else {
        finish(() -> outcome.submitted("key-recorded", "the pane's note names this delivery"));
      }
    } else if (blind()) {
      typeBlindly();
    } else if (screen.pasted().equals(token)) {
      await(Phase.AWAIT_TEXT);
    } else {
      pasteIfReady(screen);
    }
  }

  private void pasteIfReady(Screen screen) {
    Optional<Reading> reading = states.read(screen);
    boolean ready =
        reading
            .map(Reading::state)
            .map(s -> s == AgentState.IDLE || (profile.queuesWhileBusy() && s == AgentState.BUSY))
            .orElse(false);
    if (!ready) {
      String seen = reading.map(r -> r.state().label()).orElse("neither idle nor busy");
      finish(() -> outcome.notReady("its screen shows " + seen));
    } else if (composer.occupied(screen)) {
      finish(() -> outcome.notReady("its composer holds a draft"));
    } else {
      before = screen;
      type(Typing.paste(pane, console.epoch(), token, text), Phase.AWAIT_TEXT);
    }
  }

  private void awaitText(Screen screen) {
    if (composer.holds(screen, before, text)) {
      Instant now = console.now();
      if (held.isEmpty()) {
        heldSince = now;
      }
      held = Optional.of(screen);
      if (!now.isBefore(heldSince.plus(profile.submit().after()))) {
        press();
        return;
      }
    } else {
      held = Optional.empty();
    }
    lookAgain("text-not-shown", "the composer does not show the pasted text", screen);
  }

  private void press() {
    presses++;
    type(Typing.submit(pane, console.epoch(), token, profile.submit().key()), Phase.AWAIT_RELEASE);
  }

  private void awaitRelease(Screen screen) {
    if (composer.emptied(screen, held.orElse(Screen.GONE), text)) {
      String pressed = presses == 1 ? "" : ", key pressed " + presses + " times";
      long millis = Duration.between(begun, console.now()).toMillis();
      finish(() -> outcome.submitted("composer-emptied", "after " + millis + " ms" + pressed));
    } else if (presses <= profile.submit().again()
        && console.now().isAfter(stepBegun.plus(FIRST_REPEAT.multipliedBy(1L << (presses - 1))))) {
      press();
    } else {
      lookAgain("text-not-taken", "the composer still holds the text", screen);
    }
  }

  private void typeBlindly() {
    dialogue.nextStep();
    presses = 1;
    dialogue.run(
        Typing.pasteAndSubmit(pane, console.epoch(), token, text, profile.submit().key()),
        reply -> {
          if (Typing.typed(reply)) {
            finish(() -> outcome.submitted("keys-accepted", "the pane took text and key"));
          } else {
            finish(() -> outcome.notReady(refusal(reply.firstError())));
          }
        });
  }

  /**
   * Types, and looks in the same breath: over a slow link both answers come with one round trip.
   */
  private void type(CommandList keys, Phase next) {
    enter(next);
    dialogue.run(
        keys,
        reply -> {
          if (!Typing.typed(reply)) {
            heldBack(next, reply.firstError());
          }
        });
    dialogue.look(this::looked);
  }

  /** The guard held a list back: certainly none of it was typed. */
  private void heldBack(Phase next, String error) {
    if (next == Phase.AWAIT_TEXT) {
      finish(() -> outcome.notReady(refusal(error)));
      return;
    }
    presses--;
    dialogue.nextStep();
    dialogue.after(SLOWEST_LOOK, this::examine);
  }

  private void await(Phase next) {
    enter(next);
    dialogue.look(this::looked);
  }

  private void enter(Phase next) {
    phase = next;
    dialogue.nextStep();
    stepBegun = console.now();
    pace = new Pace(FIRST_LOOK, SLOWEST_LOOK);
  }

  private void looked(Screen screen) {
    if (screen.dead()) {
      if (presses > 0) {
        finish(() -> outcome.uncertain("agent-ended", "it ended while the text was submitted"));
      } else {
        finish(() -> outcome.notReady("its pane is dead"));
      }
    } else if (phase == Phase.AWAIT_TEXT) {
      awaitText(screen);
    } else {
      awaitRelease(screen);
    }
  }

  private void lookAgain(String kind, String detail, Screen screen) {
    boolean late = console.now().isAfter(stepBegun.plus(timeout));
    if (late && !reportedUncertain) {
      reportedUncertain = true;
      outcome.uncertain(kind, detail + " after " + timeout.toSeconds() + " s");
    }
    if (phase == Phase.OVER) {
      return;
    }
    if (late && clearance.seen(screen, before, console.now())) {
      finish(
          () -> outcome.abandoned("composer-empty", "the agent is ready and shows nothing of it"));
    } else {
      dialogue.after(late ? LATE_LOOK : pace.pause(), () -> dialogue.look(this::looked));
    }
  }

  private void finish(Runnable report) {
    cancel();
    report.run();
  }

  private static String refusal(String error) {
    return error.isEmpty() ? "its pane is gone" : error;
  }
}
