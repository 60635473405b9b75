package dev.tmuxo.engine.delivery;

import dev.tmuxo.engine.agent.Screen;
import dev.tmuxo.engine.profile.Profile.Composer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the text in an agent's composer on a captured screen and compares it with the text we
 * pasted.
 *
 * <p>A screen is a lossy picture of a text: it wraps, scrolls, draws borders and renders wide
 * characters in its own way. So only the end of the text is compared, and only its printable ASCII
 * without blanks; where that leaves nothing (a text of CJK alone) a composer that is no longer
 * empty has to do. Immutable.
 */
final class ComposerReader {
  private static final int TAIL = 32;

  private final Composer composer;
  private final Optional<Pattern> start;
  private final Optional<Pattern> end;
  private final Optional<Pattern> empty;
  private final Optional<Pattern> placeholder;

  ComposerReader(Composer composer) {
    this.composer = composer;
    start = composer.start().map(Pattern::compile);
    end = composer.end().map(Pattern::compile);
    empty = composer.empty().map(Pattern::compile);
    placeholder = composer.placeholder().map(Pattern::compile);
  }

  /**
   * Whether the composer shows the text, or the placeholder that stands for a long one.
   *
   * @param before the screen before the text was pasted
   */
  boolean holds(Screen screen, Screen before, String text) {
    return switch (composer.kind()) {
      case NONE -> true;
      case CURSOR -> holdsAtCursor(screen, before, text);
      case REGION -> {
        String content = region(screen);
        yield placeholder.map(p -> p.matcher(content).find()).orElse(false)
            || showsTail(content, text);
      }
    };
  }

  /**
   * Whether the composer has let go of the text after the submit key.
   *
   * @param held the screen that held it
   */
  boolean emptied(Screen screen, Screen held, String text) {
    return switch (composer.kind()) {
      case NONE -> true;
      case CURSOR -> !screen.sameCursor(held);
      case REGION -> !holds(screen, held, text);
    };
  }

  /**
   * Whether somebody's text is in the composer: a draft that must be neither destroyed nor sent.
   */
  boolean occupied(Screen screen) {
    if (composer.kind() != Composer.Kind.REGION) {
      return false;
    }
    String content = region(screen).strip();
    return !content.isEmpty() && !empty.map(p -> p.matcher(content).find()).orElse(false);
  }

  private boolean holdsAtCursor(Screen screen, Screen before, String text) {
    if (screen.sameCursor(before)) {
      return false;
    }
    // Of a text in several lines only the last is looked for: a shell without a line editor prompts
    // before each.
    String tail = tail(text.substring(text.lastIndexOf('\n') + 1));
    return printable(writtenSince(before, screen)).contains(tail);
  }

  /** What stands between the place where the cursor was and the line it is on now. */
  private static String writtenSince(Screen before, Screen screen) {
    long scrolled = screen.historySize() - before.historySize();
    int first = (int) Math.max(0, before.cursorY() - scrolled);
    List<String> lines = screen.upToCursor();
    return String.join("", lines.subList(Math.min(first, lines.size()), lines.size()));
  }

  private boolean showsTail(String content, String text) {
    String tail = tail(text);
    if (!tail.isEmpty()) {
      return printable(content).contains(tail);
    }
    String shown = content.strip();
    return !shown.isEmpty() && !empty.map(p -> p.matcher(shown).find()).orElse(false);
  }

  /** The composer's text with borders and prompt taken off; empty if the screen has no composer. */
  private String region(Screen screen) {
    List<String> lines = screen.lines();
    for (int i = lines.size() - 1; i >= 0; i--) {
      Matcher first = start.orElseThrow().matcher(lines.get(i));
      if (first.find()) {
        StringBuilder content = new StringBuilder(lines.get(i).substring(first.end()));
        for (int j = i + 1; j < lines.size() && !ends(lines.get(j)); j++) {
          content.append('\n').append(lines.get(j));
        }
        return withoutBorders(content);
      }
    }
    return "";
  }

  private boolean ends(String line) {
    return end.map(p -> p.matcher(line).find()).orElse(false);
  }

  private static String withoutBorders(CharSequence text) {
    return text.chars()
        .filter(c -> c < 0x2500 || c > 0x259f)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String tail(String text) {
    // Rendering drops what cannot be compared, so the end of a long text is enough to look at.
    String end = printable(text.substring(Math.max(0, text.length() - 4 * TAIL)));
    return end.substring(Math.max(0, end.length() - TAIL));
  }

  private static String printable(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ' && c < 0x7f) {
        kept.append(c);
      }
    }
    return kept.toString();
  }
}
