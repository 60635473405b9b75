package dev.tmuxo.server.screen;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.view.Questions.Question;
import dev.tmuxo.server.screen.Focus.Mode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What keys do: each turns the focus into the next one, and may act on the run. */
final class Controls {
  private static final int PAGE = 10;
  private static final String EVERYBODY = "@all";

  private final Operator operator;
  private final Consumer<String> notices;
  private boolean stopping;

  /**
   * Controls over a run.
   *
   * @param notices gets a word to the operator that comes later; on any thread
   */
  Controls(Operator operator, Consumer<String> notices) {
    this.operator = operator;
    this.notices = notices;
  }

  Focus press(Key key, Focus before, Stage stage) {
    Focus focus = before.telling("");
    if (key.kind() == Key.Kind.INTERRUPT) {
      return stop(focus, stage);
    } else if (focus.input().isPresent()) {
      return type(key, focus, focus.input().get(), stage);
    }
    return switch (focus.mode()) {
      case HELP, OVER -> focus.with(Mode.OVERVIEW);
      case CONFIRM -> key.is("y") || key.is("q") ? stop(focus, stage) : focus.with(Mode.OVERVIEW);
      case TERMINAL, OVERVIEW -> command(key, focus, stage);
    };
  }

  /** Stops at once, unless agents are busy and it was not asked for yet. */
  private Focus stop(Focus focus, Stage stage) {
    if (stopping) {
      operator.stop(true);
      return focus.with(Mode.OVERVIEW).telling("stopping by force ...");
    }
    if (focus.mode() != Mode.CONFIRM && stage.busy() > 0) {
      return focus.with(Mode.CONFIRM).typing(Optional.empty());
    }
    stopping = true;
    operator.stop(false);
    return focus.with(Mode.OVERVIEW).telling("stopping ... (Ctrl-C again to force)");
  }

  private Focus command(Key key, Focus focus, Stage stage) {
    if (key.is("q")) {
      return stop(focus, stage);
    } else if (key.is("m")) {
      return stage
          .member(focus.selected())
          .map(m -> focus.typing(Optional.of(new LineEdit(m.agent().name(), ""))))
          .orElse(focus);
    } else if (key.is("e")) {
      return focus.withEvidence(!focus.evidence());
    } else if (key.is("a")) {
      return attach(focus, stage);
    } else if (key.is("?")) {
      return focus.with(Mode.HELP);
    }
    return switch (key.kind()) {
      case UP -> move(focus, -1, stage);
      case DOWN -> move(focus, 1, stage);
      case PAGE_UP -> focus.scrolledTo(Math.min(focus.scroll() + PAGE, stage.lines().size() * 4));
      case PAGE_DOWN -> focus.scrolledTo(focus.scroll() - PAGE);
      case ENTER -> focus.mode() == Mode.OVERVIEW ? focus.with(Mode.TERMINAL) : focus;
      case ESCAPE -> focus.with(Mode.OVERVIEW).scrolledTo(0);
      case TEXT ->
          key.is("k") ? move(focus, -1, stage) : key.is("j") ? move(focus, 1, stage) : focus;
      default -> focus;
    };
  }

  private static Focus move(Focus focus, int by, Stage stage) {
    int last = stage.members().size() - 1;
    return focus.select(Math.max(0, Math.min(last, focus.selected() + by)));
  }

  private Focus attach(Focus focus, Stage stage) {
    return stage
        .member(focus.selected())
        .map(m -> focus.telling(operator.attachCommand(m.team().name())))
        .orElse(focus);
  }

  private Focus type(Key key, Focus focus, LineEdit edit, Stage stage) {
    return switch (key.kind()) {
      case TEXT, PASTE -> focus.typing(Optional.of(edit.type(key.text())));
      case BACKSPACE -> focus.typing(Optional.of(edit.eraseCharacter()));
      case ERASE_WORD -> focus.typing(Optional.of(edit.eraseWord()));
      case ERASE_ALL -> focus.typing(Optional.of(edit.eraseAll()));
      case ESCAPE -> focus.typing(Optional.empty());
      case TAB -> focus.typing(Optional.of(edit.addressedTo(other(edit, focus, stage))));
      case ENTER -> send(focus.typing(Optional.empty()), edit, stage);
      default -> focus;
    };
  }

  private static String other(LineEdit edit, Focus focus, Stage stage) {
    String selected = stage.member(focus.selected()).map(m -> m.agent().name()).orElse(EVERYBODY);
    return edit.to().equals(EVERYBODY) ? selected : EVERYBODY;
  }

  private Focus send(Focus focus, LineEdit edit, Stage stage) {
    Optional<Stage.Member> member = stage.member(focus.selected());
    if (edit.text().isBlank() || member.isEmpty()) {
      return focus;
    }
    Stage.Member to = member.get();
    Optional<String> answers =
        edit.to().equals(EVERYBODY) ? Optional.empty() : openQuestion(to).map(Question::message);
    CompletableFuture<?> unused =
        operator
            .send(to.team().name(), edit.to(), answers, edit.text())
            .whenComplete((accepted, failure) -> sent(failure));
    boolean waits = to.agent().state() == AgentState.WAITING;
    return waits
        ? focus.telling(to.agent().name() + " waits for an answer to its own question; queued")
        : focus;
  }

  private void sent(Throwable failure) {
    if (failure != null) {
      notices.accept("not sent: " + cause(failure).getMessage());
    }
  }

  private static Optional<Question> openQuestion(Stage.Member member) {
    return member.team().questions().open().stream()
        .filter(q -> q.agent().equals(member.agent().name()))
        .findFirst();
  }

  private static Throwable cause(Throwable failure) {
    return failure.getCause() == null ? failure : failure.getCause();
  }
}
