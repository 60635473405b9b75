package dev.tmuxo.engine.document;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.time.Durations;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a record from a mapping whose fields are the record's components, and reports whatever does
 * not fit. Understands texts, whole numbers, truth values, durations, enums (in any case), records,
 * and {@code Optional}, {@code List} and {@code Map<String, ...>} of them; what may be empty may be
 * left out.
 */
public final class RecordReader {

  private final Problems problems;
  private boolean failed;

  private RecordReader(Problems problems) {
    this.problems = problems;
  }

  /** The record, or nothing if there were problems. */
  public static <T extends Record> Optional<T> read(Class<T> type, Field field, Problems problems) {
    RecordReader reader = new RecordReader(problems);
    Object value = reader.record(type, field);
    return reader.failed ? Optional.empty() : Optional.of(type.cast(value));
  }

  private Object record(Class<?> type, Field field) {
    if (!(field.body() instanceof Field.Entries entries)) {
      return wrong(field, "a mapping");
    }
    RecordComponent[] components = type.getRecordComponents();
    List<String> known = Arrays.stream(components).map(RecordComponent::getName).toList();
    for (Map.Entry<String, Field> entry : entries.map().entrySet()) {
      if (!known.contains(entry.getKey())) {
        problems.add(
            ErrorCode.FIELD_UNKNOWN, entry.getValue(), Field.unknown(entry.getKey(), known));
        failed = true;
      }
    }
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = component(components[i], field);
    }
    return failed ? null : construct(type, components, values);
  }

  private Object component(RecordComponent component, Field parent) {
    Optional<Field> field = parent.get(component.getName());
    if (field.isPresent()) {
      return value(component.getGenericType(), field.get());
    }
    Class<?> type = component.getType();
    if (type == Optional.class) {
      return Optional.empty();
    }
    if (type == List.class) {
      return List.of();
    }
    if (type == Map.class) {
      return Map.of();
    }
    failed = true;
    problems.add(
        ErrorCode.FIELD_MISSING, parent.place(), parent.pathOf(component.getName()), "is missing");
    return null;
  }

  private Object value(Type type, Field field) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == Optional.class) {
        return Optional.ofNullable(value(arguments[0], field));
      }
      return generic.getRawType() == List.class
          ? list(arguments[0], field)
          : map(arguments[1], field);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return record(plain, field);
    }
    if (plain.isEnum()) {
      return constant(plain, field);
    }
    if (plain == int.class) {
      return whole(field);
    }
    if (plain == boolean.class) {
      return field.body() instanceof Field.Scalar s && s.kind() == Field.Kind.TRUTH
          ? (Object) s.text().equalsIgnoreCase("true")
          : wrong(field, "true or false");
    }
    if (plain == Duration.class) {
      Object duration = field.text().flatMap(Durations::parse).orElse(null);
      return duration == null ? wrong(field, Durations.FORM) : duration;
    }
    if (plain == String.class) {
      Object text = field.scalar().orElse(null);
      return text == null ? wrong(field, "text") : text;
    }
    throw new IllegalArgumentException("no way to read " + type.getTypeName());
  }

  private Object whole(Field field) {
    if (field.body() instanceof Field.Scalar s && s.kind() == Field.Kind.WHOLE) {
      long number = Long.parseLong(s.text());
      if (number >= 0 && number <= Integer.MAX_VALUE) {
        return (int) number;
      }
    }
    return wrong(field, "a whole number, 0 or more");
  }

  private Object constant(Class<?> type, Field field) {
    Map<String, Object> constants = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      constants.put(
          ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
    }
    Object value =
        field.text().map(t -> t.toLowerCase(Locale.ROOT)).map(constants::get).orElse(null);
    if (value == null) {
      failed = true;
      problems.add(
          ErrorCode.FIELD_INVALID,
          field,
          "must be one of "
              + Suggestions.list(constants.keySet())
              + Suggestions.question(field.shown(), constants.keySet()));
    }
    return value;
  }

  private Object list(Type of, Field field) {
    if (!(field.body() instanceof Field.Items items)) {
      return wrong(field, "a list");
    }
    List<Object> values = new ArrayList<>();
    items.list().forEach(i -> values.add(value(of, i)));
    return values;
  }

  private Object map(Type of, Field field) {
    if (!(field.body() instanceof Field.Entries entries)) {
      return wrong(field, "a mapping");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    entries.map().forEach((name, f) -> values.put(name, value(of, f)));
    return values;
  }

  private Object wrong(Field field, String wanted) {
    failed = true;
    problems.add(
        ErrorCode.FIELD_INVALID, field, "must be " + wanted + ", not " + field.described());
    return null;
  }

  private static Object construct(Class<?> type, RecordComponent[] components, Object[] values) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      // A record that only its own package knows has such a constructor too.
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("cannot make a " + type.getSimpleName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
    }
  }
}
