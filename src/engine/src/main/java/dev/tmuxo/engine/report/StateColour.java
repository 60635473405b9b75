package dev.tmuxo.engine.report;

import dev.tmuxo.engine.agent.AgentState;

/** How the drawing paints a state on white, where no style sheet says otherwise. */
final class StateColour {
  private StateColour() {}

  static String of(AgentState state) {
    return switch (state) {
      case STARTING -> "#8a8f98";
      case IDLE -> "#cfe8d5";
      case BUSY -> "#1f6feb";
      case WAITING -> "#d4a017";
      case STOPPED -> "#e4e7eb";
      case DEAD -> "#b42318";
      case UNRESPONSIVE -> "#8250df";
    };
  }

  static String style(AgentState state) {
    return "s-" + state.label();
  }

  /** Of several states in one place, the higher one is shown. */
  static int weight(AgentState state) {
    return switch (state) {
      case STOPPED -> 0;
      case IDLE -> 1;
      case STARTING -> 2;
      case BUSY -> 3;
      case WAITING -> 4;
      case UNRESPONSIVE -> 5;
      case DEAD -> 6;
    };
  }
}
