package io.jenkins.plugins.tmuxorchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.jenkins.plugins.tmuxorchestrator.view.FormFields;
import java.beans.Introspector;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The snippet generator offers every parameter of every step. */
final class StepFormTest {

  /** Begins with a class that needs no form, so that there is always one. */
  static Stream<Class<?>> steps() {
    return Stream.concat(
        Stream.of(Object.class),
        PluginClasses.imported().stream()
            .filter(type -> type.isAssignableTo(Step.class))
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .map(JavaClass::getName)
            .map(PluginClasses::load));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void aStepsFormHasEveryParameter(Class<?> step) {
    Set<String> parameters = parameters(step);
    if (!parameters.isEmpty()) {
      Optional<Path> form = PluginClasses.view(step, "config.jelly");
      assertThat(form).isPresent();
      assertThat(new TreeSet<>(FormFields.of(step, form.get()))).isEqualTo(parameters);
    }
  }

  @ParameterizedTest
  @MethodSource("steps")
  void aStepHasHelp(Class<?> step) {
    if (!parameters(step).isEmpty()) {
      assertThat(PluginClasses.view(step, "help.html")).isPresent();
    }
  }

  private static Set<String> parameters(Class<?> step) {
    Set<String> names = new TreeSet<>();
    for (Constructor<?> constructor : step.getConstructors()) {
      if (constructor.isAnnotationPresent(DataBoundConstructor.class)) {
        Arrays.stream(constructor.getParameters()).map(Parameter::getName).forEach(names::add);
      }
    }
    for (Method method : step.getMethods()) {
      if (method.isAnnotationPresent(DataBoundSetter.class)) {
        names.add(Introspector.decapitalize(method.getName().substring("set".length())));
      }
    }
    return names;
  }
}
