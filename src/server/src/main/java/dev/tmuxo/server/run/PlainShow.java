package dev.tmuxo.server.run;

import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.view.MessageView;
import dev.tmuxo.engine.view.TeamView;
import dev.tmuxo.server.text.Cells;
import dev.tmuxo.server.text.CheckInWording;
import dev.tmuxo.server.text.Times;
import dev.tmuxo.server.text.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** One line for each thing that happened, for logs and pipes. */
public final class PlainShow implements Show {
  private static final String ARROW = "→";
  private static final int TEXT = 100;
  private static final int REMINDER = 40;

  private final boolean several;
  private final Consumer<String> out;
  private final Function<String, Optional<AgentMessage>> earlier;

  /**
   * Lines go to a consumer, one at a time.
   *
   * @param several whether lines name their team
   */
  public PlainShow(boolean several, Consumer<String> out) {
    this(several, out, id -> Optional.empty());
  }

  /**
   * Lines for a part of what happened.
   *
   * @param earlier finds a message, by its id, that is spoken of without having been shown
   */
  public PlainShow(
      boolean several, Consumer<String> out, Function<String, Optional<AgentMessage>> earlier) {
    this.several = several;
    this.out = out;
    this.earlier = earlier;
  }

  @Override
  public void entry(JournalEntry entry, TeamView view) {
    describe(entry, view)
        .ifPresent(
            text -> {
              String team = several ? entry.team() + "  " : "";
              out.accept(Times.clock(entry.at()) + " " + team + text);
            });
  }

  private Optional<String> describe(JournalEntry entry, TeamView view) {
    Event event = entry.event();
    if (event instanceof Event.MessageAccepted e) {
      return Optional.of(accepted(e.message()));
    } else if (event instanceof Event.DeliveryChanged e) {
      return Optional.of(delivery(e, view));
    } else if (event instanceof Event.AgentStateChanged e) {
      if (e.from() == e.to()) {
        return Optional.empty(); // Started, which has a line of its own.
      }
      return Optional.of(
          about(e.agent(), e.from().label() + " " + ARROW + " " + e.to().label())
              + because(e.source().label(), e.detail()));
    } else if (event instanceof Event.AgentStarted e) {
      String again = e.restarts() == 0 ? "" : ", restart " + e.restarts();
      return Optional.of(
          about(e.agent(), "started in " + e.pane() + ", process " + e.pid() + again));
    } else if (event instanceof Event.AgentExited e) {
      String how = e.signal() != 0 ? "by signal " + e.signal() : "with status " + e.status();
      return Optional.of(about(e.agent(), "ended " + how));
    } else if (event instanceof Event.AgentDone e) {
      return Optional.of(
          about(e.agent(), (e.success() ? "done: " : "failed: ") + quoted(e.summary())));
    } else if (event instanceof Event.QuestionAsked e) {
      return Optional.of(about(e.agent(), "asks " + quoted(e.text()) + " [" + e.message() + "]"));
    } else if (event instanceof Event.LetterRejected e) {
      return Optional.of(about(e.agent(), "letter rejected: " + Cells.clean(e.reason())));
    }
    return team(event, entry.at());
  }

  private static Optional<String> team(Event event, Instant at) {
    if (event instanceof Event.TeamStarting e) {
      return Optional.of(
          "starting "
              + e.agents().size()
              + (e.agents().size() == 1 ? " agent on " : " agents on ")
              + e.node()
              + " (tmux "
              + e.tmuxVersion()
              + ")");
    } else if (event instanceof Event.TeamStarted) {
      return Optional.of("every agent has a pane");
    } else if (event instanceof Event.TeamStopping e) {
      return Optional.of("stopping: " + Cells.clean(e.reason()));
    } else if (event instanceof Event.TeamStopped e) {
      String killed = e.leftover() == 0 ? "" : ", " + e.leftover() + " leftover processes ended";
      return Optional.of(
          "stopped: "
              + e.outcome().name().toLowerCase(Locale.ROOT)
              + because(e.reason(), "")
              + killed);
    } else if (event instanceof Event.CheckInAdded e) {
      return Optional.of(
          "check-in for "
              + Cells.clean(e.to())
              + " in "
              + Times.length(Duration.between(at, e.due()).plusMillis(500))
              + ": "
              + quoted(e.content())
              + " ("
              + CheckInWording.schedule(e.schedule())
              + "; "
              + CheckInWording.rules(e.rules())
              + ")");
    } else if (event instanceof Event.ConnectionLost e) {
      return Optional.of("connection to tmux lost: " + e.cause() + because(e.detail(), ""));
    } else if (event instanceof Event.ConnectionRestored) {
      return Optional.of("connection to tmux restored");
    } else if (event instanceof Event.TranscriptStopped e) {
      return Optional.of(about(e.agent(), "transcript stopped: " + Cells.clean(e.reason())));
    }
    // What a fired check-in says follows as a message; one that was removed says nothing.
    return Optional.empty();
  }

  private static String accepted(AgentMessage message) {
    return Cells.clean(
            message.sender() + " " + ARROW + " " + String.join(", ", message.recipients()))
        + (message.metadata().containsKey(AgentMessage.BRIEFING) ? "  briefing " : "  ")
        + quoted(message.content());
  }

  private String delivery(Event.DeliveryChanged e, TeamView view) {
    Optional<MessageView> message = view.message(e.message());
    String line =
        message
            .map(m -> Cells.clean(m.sender()) + " " + ARROW + " " + e.agent() + "  ")
            .orElseGet(() -> unseen(e));
    String evidence =
        message
            .flatMap(m -> m.delivery(e.agent()).map(d -> Wording.evidence(m, d)))
            .orElse(e.evidence().kind());
    // The step at which it is certain that the agent has it.
    String state =
        e.to() == DeliveryState.SUBMITTED ? "delivered (submitted: " : e.to().label() + " (";
    return line + state + evidence + ")";
  }

  /** The message's own line is not among those above: what it said stands in place of it. */
  private String unseen(Event.DeliveryChanged e) {
    String to = " " + ARROW + " " + e.agent() + "  ";
    return earlier
        .apply(e.message())
        .map(m -> Cells.clean(m.sender()) + to + quoted(m.content(), REMINDER) + "  ")
        .orElse(e.message() + to);
  }

  private static String about(String agent, String what) {
    return agent + "  " + what;
  }

  private static String because(String source, String detail) {
    String clean = Cells.clean(detail);
    return source.isEmpty() ? "" : " (" + source + (clean.isEmpty() ? "" : ": " + clean) + ")";
  }

  private static String quoted(String text) {
    return quoted(text, TEXT);
  }

  private static String quoted(String text, int width) {
    return "\"" + Cells.cut(Cells.clean(text.strip()), width) + "\"";
  }
}
