package dev.tmuxo.server.screen;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.delivery.DeliveryState;
import java.util.Locale;
import java.util.Map;
import org.jline.utils.AttributedStyle;

/**
 * How things look. Every state differs by shape as well as by colour, for those who see no colours
 * or asked for none.
 *
 * @param colour whether colours may be used
 * @param unicode whether the terminal shows more than ASCII
 */
record Theme(boolean colour, boolean unicode) {
  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  private static final int ORANGE = 208;
  private static final int SELECTION = 236;

  /** What the environment asks for: {@code NO_COLOR}, and a locale that is UTF-8 or not. */
  static Theme of(Map<String, String> environment) {
    boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty();
    String locale = "";
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      if (locale.isEmpty()) {
        locale = environment.getOrDefault(name, "");
      }
    }
    String charset = locale.toLowerCase(Locale.ROOT);
    return new Theme(colour, charset.contains("utf-8") || charset.contains("utf8"));
  }

  AttributedStyle style(AgentState state) {
    return switch (state) {
      case STARTING -> fg(AttributedStyle.CYAN);
      case IDLE -> fg(AttributedStyle.GREEN);
      case BUSY -> fg(AttributedStyle.YELLOW).bold();
      case WAITING -> fg(ORANGE).bold();
      case STOPPED -> dim();
      case DEAD -> fg(AttributedStyle.RED).bold();
      case UNRESPONSIVE -> fg(AttributedStyle.MAGENTA).bold();
    };
  }

  String shape(AgentState state) {
    return switch (state) {
      case STARTING -> unicode ? "◌" : ".";
      case IDLE -> unicode ? "○" : "o";
      case BUSY -> unicode ? "●" : "*";
      case WAITING -> "?";
      case STOPPED -> unicode ? "■" : "-";
      case DEAD -> unicode ? "✗" : "x";
      case UNRESPONSIVE -> unicode ? "▲" : "!";
    };
  }

  AttributedStyle style(DeliveryState state) {
    return switch (state) {
      case QUEUED -> dim();
      case SENDING -> fg(AttributedStyle.CYAN);
      case SUBMITTED -> fg(AttributedStyle.BLUE);
      case STARTED -> fg(AttributedStyle.YELLOW);
      case FINISHED, ANSWERED -> fg(AttributedStyle.GREEN);
      case EXPIRED, FAILED, DEAD_LETTER -> fg(AttributedStyle.RED).bold();
      case UNCERTAIN -> fg(AttributedStyle.MAGENTA).bold();
    };
  }

  /** How far a delivery came, as five steps; one that went wrong shows where. */
  String gauge(DeliveryState state) {
    String full = unicode ? "▰" : "#";
    String open = unicode ? "▱" : ".";
    int steps =
        switch (state) {
          case QUEUED, EXPIRED, FAILED, DEAD_LETTER -> 0;
          case SENDING, UNCERTAIN -> 1;
          case SUBMITTED -> 2;
          case STARTED -> 3;
          case FINISHED -> 4;
          case ANSWERED -> 5;
        };
    if (state.undelivered()) {
      String wrong = state == DeliveryState.UNCERTAIN ? "?" : unicode ? "✗" : "x";
      return full.repeat(steps) + wrong + open.repeat(4 - steps);
    }
    return full.repeat(steps) + open.repeat(5 - steps);
  }

  String arrow() {
    return unicode ? "→" : "->";
  }

  String from() {
    return unicode ? "←" : "<-";
  }

  String dot() {
    return unicode ? "·" : "-";
  }

  String cursor() {
    return unicode ? "▸" : ">";
  }

  String rule(int width) {
    return (unicode ? "─" : "-").repeat(Math.max(0, width));
  }

  String again() {
    return unicode ? "↻" : "r";
  }

  AttributedStyle plain() {
    return PLAIN;
  }

  AttributedStyle dim() {
    return PLAIN.faint();
  }

  AttributedStyle strong() {
    return PLAIN.bold();
  }

  AttributedStyle name() {
    return fg(AttributedStyle.CYAN).bold();
  }

  AttributedStyle good() {
    return fg(AttributedStyle.GREEN).bold();
  }

  AttributedStyle alarm() {
    return fg(AttributedStyle.RED).bold();
  }

  AttributedStyle question() {
    return fg(ORANGE).bold();
  }

  /** Marks the selected row; without colours its cursor mark has to do. */
  AttributedStyle selected(AttributedStyle style) {
    return colour ? style.background(SELECTION) : style;
  }

  private AttributedStyle fg(int number) {
    return colour ? PLAIN.foreground(number) : PLAIN;
  }
}
