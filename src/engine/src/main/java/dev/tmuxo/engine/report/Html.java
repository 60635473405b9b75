package dev.tmuxo.engine.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Writes HTML in which no text can become anything else: all but the names of elements and
 * attributes is made {@link Shown#visible} and escaped. Not thread-safe.
 *
 * <pre>{@code
 * html.open("p", "class", "note").text("a < b").element("b", "so").close();
 * }</pre>
 */
final class Html {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");

  private final Appendable out;
  private final Deque<String> open = new ArrayDeque<>();
  private long written;

  Html(Appendable out) {
    this.out = out;
  }

  /** Begins an element, with names and values of attributes in turn. */
  Html open(String element, String... attributes) {
    begin(element, attributes);
    raw(">");
    open.push(element);
    return this;
  }

  /** Ends the element that was begun last. */
  Html close() {
    raw("</" + open.pop() + ">");
    return this;
  }

  /** Ends the element that was begun last, and the line. */
  Html closeLine() {
    return close().raw("\n");
  }

  /** A whole element that holds a text. */
  Html element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** An element without content, such as {@code meta}, or {@code rect} within {@code svg}. */
  Html empty(String element, String... attributes) {
    begin(element, attributes);
    return raw("/>");
  }

  Html text(String text) {
    return raw(escape(Shown.visible(text)));
  }

  /** Our own words that need no escaping: a style sheet, the document type. */
  Html raw(String markup) {
    try {
      out.append(markup);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    written += markup.length();
    return this;
  }

  /** How many characters were written. */
  long written() {
    return written;
  }

  private void begin(String element, String... attributes) {
    raw("<" + name(element));
    for (int i = 0; i < attributes.length; i += 2) {
      raw(" " + name(attributes[i]) + "=\"" + escape(Shown.visible(attributes[i + 1])) + "\"");
    }
  }

  private static String name(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of an element or attribute: " + name);
    }
    return name;
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
