package io.jenkins.plugins.tmuxorchestrator.view;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What an expression of a view can reach of a type: getters, public fields, public methods. */
final class Properties {

  private Properties() {}

  /** The type of the property, or empty if there is none that a view could read. */
  static Optional<Type> property(Type owner, String name) {
    Class<?> type = erasure(owner);
    String ending = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    Optional<Type> getter =
        methods(type)
            .filter(method -> method.getParameterCount() == 0)
            .filter(
                method ->
                    method.getName().equals("get" + ending)
                        || method.getName().equals("is" + ending))
            .map(Method::getGenericReturnType)
            .findFirst();
    if (getter.isPresent()) {
      return getter;
    }
    if (Map.class.isAssignableFrom(type)) {
      return Optional.of(argument(owner, 1));
    }
    return Arrays.stream(type.getFields())
        .filter(field -> field.getName().equals(name))
        .map(Field::getGenericType)
        .findFirst();
  }

  /** What the method returns, or empty if there is none that a view could call. */
  static Optional<Type> method(Type owner, String name) {
    return methods(erasure(owner))
        .filter(method -> method.getName().equals(name))
        .map(Method::getGenericReturnType)
        .findFirst();
  }

  /** What a loop over a value of this type hands out. */
  static Type element(Type many) {
    Class<?> type = erasure(many);
    if (type.isArray()) {
      return type.getComponentType();
    }
    return Iterable.class.isAssignableFrom(type) ? argument(many, 0) : Object.class;
  }

  static Class<?> erasure(Type type) {
    if (type instanceof Class<?> known) {
      return known;
    }
    return type instanceof ParameterizedType parameterized
        ? erasure(parameterized.getRawType())
        : Object.class;
  }

  /** The expression language calls only methods that a public type declares. */
  private static Stream<Method> methods(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> Modifier.isPublic(method.getDeclaringClass().getModifiers()))
        .filter(method -> !method.isBridge());
  }

  private static Type argument(Type type, int index) {
    return type instanceof ParameterizedType parameterized
        ? parameterized.getActualTypeArguments()[index]
        : Object.class;
  }
}
