package dev.tmuxo.server.screen;

import dev.tmuxo.server.text.Cells;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** One line of the screen being put together; never wider than the screen. */
final class Row {
  private final int width;
  private final AttributedStringBuilder out = new AttributedStringBuilder();
  private int used;

  Row(int width) {
    this.width = width;
  }

  /** Adds as much of a text as there is room for. */
  Row add(String text, AttributedStyle style) {
    String cut = Cells.cut(text, width - used);
    out.styled(style, cut);
    used += Cells.width(cut);
    return this;
  }

  /** Adds a text in a column of its own. */
  Row column(String text, int columnWidth, AttributedStyle style) {
    return add(Cells.fit(text, columnWidth), style);
  }

  /** Adds blanks up to the screen's end, less what will follow. */
  Row fill(int follows, AttributedStyle style) {
    int blanks = width - used - follows;
    return blanks > 0 ? add(" ".repeat(blanks), style) : this;
  }

  int room() {
    return width - used;
  }

  AttributedString done() {
    return out.toAttributedString();
  }
}
