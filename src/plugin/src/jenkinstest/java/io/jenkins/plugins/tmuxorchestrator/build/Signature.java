package io.jenkins.plugins.tmuxorchestrator.build;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a compiler and a linker see of a type, as text that can be compared between loaders. */
final class Signature {

  private static final int ACCESS = Modifier.PUBLIC | Modifier.PROTECTED;
  private static final int KIND =
      Modifier.INTERFACE | Modifier.ABSTRACT | Modifier.FINAL | ACCESS;

  private Signature() {}

  /** What a declared type claims that the real one does not keep; empty if it is right. */
  static List<String> differences(Class<?> declared, Class<?> real) {
    List<String> differences = new ArrayList<>();
    if ((declared.getModifiers() & KIND) != (real.getModifiers() & KIND)) {
      differences.add(
          "is %s, not %s"
              .formatted(
                  Modifier.toString(real.getModifiers() & KIND),
                  Modifier.toString(declared.getModifiers() & KIND)));
    }
    Set<String> kept = supertypes(real);
    supertypes(declared).stream()
        .filter(type -> !kept.contains(type))
        .forEach(type -> differences.add("is no " + type));
    Set<String> members = allMembers(real);
    ownMembers(declared).stream()
        .filter(member -> !members.contains(member))
        .forEach(member -> differences.add("has no " + member));
    differences.addAll(annotationDifferences(declared, real));
    return differences;
  }

  /** Members that a plugin can use: public and protected ones, not made by a compiler. */
  static Set<String> ownMembers(Class<?> type) {
    Set<String> members = new TreeSet<>();
    for (Method method : type.getDeclaredMethods()) {
      if (usable(method.getModifiers()) && !method.isSynthetic()) {
        members.add(
            described(method, method.getReturnType().getTypeName() + " " + method.getName()));
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (usable(constructor.getModifiers()) && !constructor.isSynthetic()) {
        members.add(described(constructor, "new " + type.getName()));
      }
    }
    for (Field field : type.getDeclaredFields()) {
      if (usable(field.getModifiers()) && !field.isSynthetic()) {
        members.add(
            "%s %s %s"
                .formatted(
                    Modifier.toString(field.getModifiers() & (ACCESS | Modifier.STATIC | Modifier.FINAL)),
                    field.getType().getTypeName(),
                    field.getName()));
      }
    }
    return members;
  }

  private static Set<String> allMembers(Class<?> type) {
    Set<String> members = new TreeSet<>();
    for (Class<?> above : hierarchy(type)) {
      members.addAll(ownMembers(above));
    }
    // A bridge of the real type serves what was compiled against an older signature.
    for (Method method : type.getDeclaredMethods()) {
      if (method.isBridge()) {
        members.add(
            described(method, method.getReturnType().getTypeName() + " " + method.getName()));
      }
    }
    return members;
  }

  private static Set<String> supertypes(Class<?> type) {
    return hierarchy(type).stream().map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Class<?>> hierarchy(Class<?> type) {
    Set<Class<?>> all = new LinkedHashSet<>();
    for (Class<?> above = type; above != null; above = above.getSuperclass()) {
      all.add(above);
      for (Class<?> directly : above.getInterfaces()) {
        all.addAll(hierarchy(directly));
      }
    }
    return all;
  }

  /** Annotations are part of a type where they are inherited or say how to use an annotation. */
  private static List<String> annotationDifferences(Class<?> declared, Class<?> real) {
    Set<String> claimed = annotations(declared);
    Set<String> kept = annotations(real);
    List<String> differences = new ArrayList<>();
    claimed.stream()
        .filter(annotation -> !kept.contains(annotation))
        .forEach(annotation -> differences.add("is not annotated " + annotation));
    kept.stream()
        .filter(annotation -> annotation.contains("ExportedBean"))
        .filter(annotation -> !claimed.contains(annotation))
        .forEach(annotation -> differences.add("is annotated " + annotation));
    return differences;
  }

  private static Set<String> annotations(Class<?> type) {
    return Arrays.stream(type.getDeclaredAnnotations())
        .map(Object::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String described(Executable executable, String name) {
    int shown = ACCESS | Modifier.STATIC;
    if (!executable.getDeclaringClass().isInterface()) {
      shown |= Modifier.ABSTRACT;
    }
    String thrown =
        Arrays.stream(executable.getExceptionTypes())
            .filter(type -> !RuntimeException.class.isAssignableFrom(type))
            .map(Class::getName)
            .sorted()
            .collect(Collectors.joining(", "));
    return "%s %s(%s)%s"
        .formatted(
            Modifier.toString(executable.getModifiers() & shown),
            name,
            Arrays.stream(executable.getParameterTypes())
                .map(Class::getTypeName)
                .collect(Collectors.joining(", ")),
            thrown.isEmpty() ? "" : " throws " + thrown);
  }

  private static boolean usable(int modifiers) {
    return (modifiers & ACCESS) != 0;
  }
}
