package io.jenkins.plugins.tmuxorchestrator.view;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Follows the names in a view through the types they stand for: {@code it}, {@code instance},
 * {@code descriptor}, loop variables and form fields. A name is followed as long as its type is one
 * of ours or of the JDK; of Jenkins' types the build knows too little.
 */
final class ViewScope {

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^%}][^}]*)}");
  private static final Pattern LITERAL = Pattern.compile("'[^']*'|\"[^\"]*\"");
  private static final Pattern PATH =
      Pattern.compile("(?<![\\w.])([a-zA-Z_]\\w*)((?:\\.\\w+(?:\\([^()]*\\))?)+)");
  private static final Pattern STEP = Pattern.compile("\\.(\\w+)(\\([^()]*\\))?");

  private final Map<String, Type> variables;
  private final Optional<Type> form;
  private final List<String> problems;
  private final List<String> fields;

  private ViewScope(
      Map<String, Type> variables,
      Optional<Type> form,
      List<String> problems,
      List<String> fields) {
    this.variables = variables;
    this.form = form;
    this.problems = problems;
    this.fields = fields;
  }

  /** The scope of a view of this type; {@code descriptor} where the type has one. */
  static ViewScope of(Type viewed, Optional<Type> descriptor) {
    Map<String, Type> variables = new HashMap<>();
    variables.put("it", viewed);
    variables.put("instance", viewed);
    descriptor.ifPresent(type -> variables.put("descriptor", type));
    return new ViewScope(variables, Optional.of(viewed), new ArrayList<>(), new ArrayList<>());
  }

  /** Names that nothing in the code answers to. */
  List<String> problems() {
    return problems;
  }

  /** The fields that the view's form has of the viewed type itself. */
  List<String> fields() {
    return fields;
  }

  ViewScope visit(Element element) {
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      check(((Attr) element.getAttributes().item(i)).getValue());
    }
    ViewScope inner = inner(element);
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element below) {
        var unused = inner.visit(below);
      } else if (child instanceof Text text) {
        inner.check(text.getTextContent());
      }
    }
    return this;
  }

  /** What holds below the element: its loop variable, its own form. */
  private ViewScope inner(Element element) {
    Map<String, Type> below = new HashMap<>(variables);
    String name = element.getLocalName();
    String variable = element.getAttribute("var");
    if (!variable.isEmpty()) {
      Optional<Type> items = typeOf(element.getAttribute("items"));
      below.put(variable, items.map(Properties::element).orElse(Object.class));
      if (name.equals("set")) {
        variables.put(variable, typeOf(element.getAttribute("value")).orElse(Object.class));
      }
    }
    String field = element.getAttribute("field");
    Optional<Type> ofField = field.isEmpty() ? Optional.empty() : field(field);
    boolean opensForm = name.equals("repeatable");
    if (!opensForm) {
      return new ViewScope(below, form, problems, fields);
    }
    Optional<Type> repeated = ofField.map(Properties::element);
    below.put("instance", repeated.orElse(Object.class));
    return new ViewScope(below, repeated, problems, new ArrayList<>());
  }

  private Optional<Type> field(String name) {
    fields.add(name);
    Optional<Type> type = form.flatMap(owner -> Properties.property(owner, name));
    if (form.isPresent() && type.isEmpty()) {
      problems.add("has the field %s, %s has no such property".formatted(name, simple(form.get())));
    }
    return type;
  }

  private void check(String text) {
    Matcher expressions = EXPRESSION.matcher(text);
    while (expressions.find()) {
      checkPaths(LITERAL.matcher(expressions.group(1)).replaceAll("''"));
    }
  }

  private void checkPaths(String text) {
    Matcher paths = PATH.matcher(text);
    while (paths.find()) {
      var unused = follow(paths.group(1), paths.group(2));
    }
  }

  private Optional<Type> typeOf(String value) {
    Matcher expression = EXPRESSION.matcher(value);
    if (!expression.matches()) {
      return Optional.empty();
    }
    Matcher path = PATH.matcher(expression.group(1));
    return path.matches() ? follow(path.group(1), path.group(2)) : Optional.empty();
  }

  private Optional<Type> follow(String variable, String path) {
    Optional<Type> type = Optional.ofNullable(variables.get(variable));
    Matcher steps = STEP.matcher(path);
    while (type.filter(ViewScope::known).isPresent() && steps.find()) {
      String name = steps.group(1);
      if (steps.group(2) != null) {
        checkPaths(steps.group(2));
      }
      Type owner = type.get();
      type =
          steps.group(2) == null
              ? Properties.property(owner, name)
              : Properties.method(owner, name);
      if (type.isEmpty()) {
        problems.add("names %s%s, but %s has no %s".formatted(variable, path, simple(owner), name));
      }
    }
    return type;
  }

  private static boolean known(Type type) {
    String name = Properties.erasure(type).getName();
    return !name.equals("java.lang.Object")
        && (name.startsWith("io.jenkins.plugins.tmuxorchestrator.")
            || name.startsWith("dev.tmuxo.")
            || name.startsWith("java."));
  }

  private static String simple(Type type) {
    return Properties.erasure(type).getSimpleName();
  }
}
