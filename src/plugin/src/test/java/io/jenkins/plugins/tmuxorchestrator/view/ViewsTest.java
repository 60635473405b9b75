package io.jenkins.plugins.tmuxorchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.tmuxorchestrator.PluginClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** Every view that the plugin has. */
final class ViewsTest {

  static List<Path> views() {
    return PluginClasses.files(".jelly");
  }

  @ParameterizedTest
  @MethodSource("views")
  void aViewEscapesAndHasNoCodeOfItsOwn(Path view) throws IOException {
    assertThat(new JellyView(Files.readString(view)).problems()).as("%s", view).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("views")
  void aViewNamesOnlyWhatExists(Path view) throws IOException, SAXException {
    Optional<Class<?>> viewed = ViewedClass.of(view);
    if (viewed.isPresent()) {
      ViewScope scope = ViewScope.of(viewed.get(), ViewedClass.descriptor(viewed.get()));
      assertThat(scope.visit(new JellyView(Files.readString(view)).root()).problems())
          .as("%s", view)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("views")
  void aFieldOfAFormHasHelp(Path view) throws IOException, SAXException {
    Optional<Class<?>> viewed = ViewedClass.of(view);
    if (viewed.isPresent()) {
      ViewScope scope = ViewScope.of(viewed.get(), Optional.empty());
      for (String field : scope.visit(new JellyView(Files.readString(view)).root()).fields()) {
        assertThat(PluginClasses.view(viewed.get(), "help-" + field + ".html"))
            .as("help of field %s", field)
            .isPresent();
      }
    }
  }
}
