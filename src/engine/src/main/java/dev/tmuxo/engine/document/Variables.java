package dev.tmuxo.engine.document;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts variables into a text: {@code ${NAME}}, {@code ${NAME:-default}} (used when the variable is
 * unset or empty, as in a shell), {@code $$} for a dollar sign. A dollar sign before anything else
 * stands for itself, so {@code $HOME} reaches a command as it is.
 *
 * <p>Values are not looked into again: what a variable holds is never taken for a variable.
 */
final class Variables {

  private static final Pattern REFERENCE =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?::-([^{}$]*+))?");

  private final Environment environment;
  private final Complaint complaint;

  /** Hears what is wrong. */
  @FunctionalInterface
  interface Complaint {
    /**
     * @param offset where in the text
     * @param missing whether it is a variable that is not set; else a mistake of writing
     */
    void about(int offset, boolean missing, String message);
  }

  Variables(Environment environment, Complaint complaint) {
    this.environment = environment;
    this.complaint = complaint;
  }

  String expand(String text) {
    int dollar = text.indexOf('$');
    if (dollar < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    while (dollar >= 0) {
      out.append(text, from, dollar);
      char next = dollar + 1 < text.length() ? text.charAt(dollar + 1) : 0;
      if (next == '{') {
        from = reference(text, dollar, out);
      } else {
        out.append('$');
        from = dollar + (next == '$' ? 2 : 1);
      }
      dollar = text.indexOf('$', from);
    }
    return out.append(text, from, text.length()).toString();
  }

  /** Handles {@code ${...}} and returns the offset after it. */
  private int reference(String text, int dollar, StringBuilder out) {
    int close = text.indexOf('}', dollar);
    if (close < 0) {
      complaint.about(
          dollar, false, "\"${\" without its \"}\"; write \"$${\" for a literal \"${\"");
      out.append("${");
      return dollar + 2;
    }
    Matcher reference = REFERENCE.matcher(text).region(dollar + 2, close);
    if (!reference.matches()) {
      complaint.about(
          dollar,
          false,
          "\"${\" must be followed by NAME} or NAME:-default}, a default without $, { and };"
              + " write \"$${\" for a literal \"${\"");
      return close + 1;
    }
    String name = reference.group(1);
    String fallback = reference.group(2);
    Optional<String> value = environment.get(name);
    if (fallback != null) {
      out.append(value.filter(v -> !v.isEmpty()).orElse(fallback));
    } else if (value.isPresent()) {
      out.append(value.get());
    } else {
      complaint.about(
          dollar,
          true,
          "variable " + name + " is not set; set it, or give a default: ${" + name + ":-default}");
    }
    return close + 1;
  }
}
