package dev.tmuxo.engine.agent;

import dev.tmuxo.engine.profile.Profile;
import dev.tmuxo.engine.profile.Profile.Composer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells an agent's state from its screen by its profile's signs; first match in the order dead,
 * waiting, busy, foreground, idle. Immutable.
 */
public final class StateReader {
  private static final int QUESTION_LINES = 12;

  private final Optional<Pattern> waiting;
  private final Optional<Pattern> busy;
  private final Optional<Pattern> idle;
  private final List<String> foreground;
  private final boolean promptAtCursor;

  public StateReader(Profile profile) {
    waiting = profile.signs().waiting().map(Pattern::compile);
    busy = profile.signs().busy().map(Pattern::compile);
    idle = profile.signs().idle().map(Pattern::compile);
    foreground = profile.signs().foreground();
    promptAtCursor = profile.composer().kind() != Composer.Kind.REGION;
  }

  /**
   * Reads the screen; empty if it shows none of the profile's signs, as while a program draws its
   * first screen.
   */
  public Optional<Reading> read(Screen screen) {
    if (screen.dead()) {
      return Optional.of(new Reading(AgentState.DEAD, StateSource.PROCESS, "pane is dead"));
    }
    Optional<String> question = find(waiting, screen.lines());
    if (question.isPresent()) {
      return Optional.of(
          new Reading(AgentState.WAITING, StateSource.SCREEN, screen.tail(QUESTION_LINES)));
    }
    Optional<String> work = find(busy, screen.lines());
    if (work.isPresent()) {
      return Optional.of(new Reading(AgentState.BUSY, StateSource.SCREEN, work.get().strip()));
    }
    if (!foreground.isEmpty() && !foreground.contains(screen.foreground())) {
      return Optional.of(
          new Reading(AgentState.BUSY, StateSource.FOREGROUND, "runs " + screen.foreground()));
    }
    return readIdle(screen);
  }

  private Optional<Reading> readIdle(Screen screen) {
    if (idle.isEmpty()) {
      return Optional.of(new Reading(AgentState.IDLE, StateSource.PROCESS, "process runs"));
    }
    List<String> where = promptAtCursor ? List.of(screen.cursorLine()) : screen.lines();
    return find(idle, where)
        .map(sign -> new Reading(AgentState.IDLE, StateSource.SCREEN, sign.strip()));
  }

  private static Optional<String> find(Optional<Pattern> pattern, List<String> lines) {
    return pattern.flatMap(p -> lines.stream().filter(line -> p.matcher(line).find()).findFirst());
  }
}
