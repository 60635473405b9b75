package io.jenkins.plugins.tmuxorchestrator.view;

import hudson.model.Descriptor;
import io.jenkins.plugins.tmuxorchestrator.PluginClasses;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Which class a view belongs to: its folder is named like the class. */
final class ViewedClass {

  private ViewedClass() {}

  /** The class of a view, or empty for tag libraries and the plugin's own index. */
  static Optional<Class<?>> of(Path view) {
    Path folder = PluginClasses.DIRECTORY.relativize(view).getParent();
    if (folder == null || Files.exists(PluginClasses.DIRECTORY.resolve(folder).resolve("taglib"))) {
      return Optional.empty();
    }
    return Optional.of(PluginClasses.load(className(folder)));
  }

  static Optional<Type> descriptor(Class<?> viewed) {
    if (Descriptor.class.isAssignableFrom(viewed)) {
      return Optional.of(viewed);
    }
    return Arrays.stream(viewed.getDeclaredClasses())
        .filter(Descriptor.class::isAssignableFrom)
        .map(type -> (Type) type)
        .findFirst();
  }

  private static String className(Path folder) {
    StringBuilder name = new StringBuilder();
    boolean inClass = false;
    for (Path part : folder) {
      if (!name.isEmpty()) {
        name.append(inClass ? '$' : '.');
      }
      name.append(part);
      inClass |= Character.isUpperCase(part.toString().charAt(0));
    }
    return name.toString();
  }
}
