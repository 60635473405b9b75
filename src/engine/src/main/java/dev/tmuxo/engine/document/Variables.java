package dev.tmuxo.engine.document;

import dev.tmuxo.engine.error.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts variables into a text: {@code ${NAME}}, {@code ${NAME:-default}} (used when the variable is
 * unset or empty, as in a shell), {@code $$} for a dollar sign. A dollar sign before anything else
 * stands for itself, so {@code $HOME} reaches a command as it is.
 *
 * <p>In variables of agents {@code ${secret:NAME}} stays: its value is nobody's business before an
 * agent starts.
 *
 * <p>Values are not looked into again: what a variable holds is never taken for a variable.
 */
public final class Variables {

  private static final Pattern SECRET =
      Pattern.compile("\\$\\{secret:[A-Za-z0-9_-][A-Za-z0-9_.-]{0,127}\\}");
  private static final Pattern AGENTS_VARIABLE = Pattern.compile("(?:.*\\.)?env\\.[^.]+");

  private static final Pattern REFERENCE =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?::-([^{}$]*+))?");

  private final Environment environment;
  private final Problems problems;

  private Variables(Environment environment, Problems problems) {
    this.environment = environment;
    this.problems = problems;
  }

  /** The field with variables put into every text in it (names of fields are none). */
  public static Field expand(Field field, Environment environment, Problems problems) {
    return new Variables(environment, problems).expand(field);
  }

  private Field expand(Field field) {
    if (field.body() instanceof Field.Items items) {
      List<Field> expanded = new ArrayList<>();
      items.list().forEach(i -> expanded.add(expand(i)));
      return new Field(field.path(), field.place(), new Field.Items(expanded));
    }
    if (field.body() instanceof Field.Entries entries) {
      Map<String, Field> expanded = new LinkedHashMap<>();
      entries.map().forEach((name, value) -> expanded.put(name, expand(value)));
      return new Field(field.path(), field.place(), new Field.Entries(expanded));
    }
    Field.Scalar scalar = (Field.Scalar) field.body();
    if (scalar.kind() != Field.Kind.TEXT || scalar.text().indexOf('$') < 0) {
      return field;
    }
    boolean mayNameSecrets = AGENTS_VARIABLE.matcher(field.path()).matches();
    String text =
        expand(
            scalar.text(),
            mayNameSecrets,
            (offset, code, message) -> {
              int line = scalar.line() + (scalar.block() ? linesBefore(scalar.text(), offset) : 0);
              problems.add(code, new Place(field.place().file(), line), field.path(), message);
            });
    return new Field(
        field.path(),
        field.place(),
        new Field.Scalar(scalar.kind(), text, scalar.written(), scalar.line(), scalar.block()));
  }

  private static int linesBefore(String text, int offset) {
    return (int) text.chars().limit(offset).filter(c -> c == '\n').count();
  }

  /** Hears what is wrong, and where in the text. */
  @FunctionalInterface
  private interface Complaint {
    void about(int offset, ErrorCode code, String message);
  }

  private String expand(String text, boolean mayNameSecrets, Complaint complaint) {
    int dollar = text.indexOf('$');
    if (dollar < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    // Looked for once: a text of nothing but "${" must not take the square of its length.
    int lastClose = text.lastIndexOf('}');
    int from = 0;
    while (dollar >= 0) {
      out.append(text, from, dollar);
      char next = dollar + 1 < text.length() ? text.charAt(dollar + 1) : 0;
      if (next == '{') {
        Matcher secret = SECRET.matcher(text).region(dollar, text.length());
        if (mayNameSecrets && secret.lookingAt()) {
          out.append(secret.group());
          from = secret.end();
        } else {
          from = reference(text, dollar, lastClose, out, complaint);
        }
      } else {
        out.append('$');
        from = dollar + (next == '$' ? 2 : 1);
      }
      dollar = text.indexOf('$', from);
    }
    return out.append(text, from, text.length()).toString();
  }

  /** Handles {@code ${...}} and returns the offset after it. */
  private int reference(
      String text, int dollar, int lastClose, StringBuilder out, Complaint complaint) {
    int close = dollar < lastClose ? text.indexOf('}', dollar) : -1;
    if (close < 0) {
      complaint.about(
          dollar,
          ErrorCode.FIELD_INVALID,
          "\"${\" without its \"}\"; write \"$${\" for a literal \"${\"");
      out.append("${");
      return dollar + 2;
    }
    Matcher reference = REFERENCE.matcher(text).region(dollar + 2, close);
    if (!reference.matches()) {
      complaint.about(
          dollar,
          ErrorCode.FIELD_INVALID,
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
          ErrorCode.VARIABLE_MISSING,
          "variable " + name + " is not set; set it, or give a default: ${" + name + ":-default}");
    }
    return close + 1;
  }
}
