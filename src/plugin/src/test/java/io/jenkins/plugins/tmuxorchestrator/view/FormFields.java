package io.jenkins.plugins.tmuxorchestrator.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.xml.sax.SAXException;

/** The fields of a form. */
public final class FormFields {

  private FormFields() {}

  public static List<String> of(Class<?> configured, Path form) {
    try {
      return ViewScope.of(configured, Optional.empty())
          .visit(new JellyView(Files.readString(form)).root())
          .fields();
    } catch (IOException | SAXException e) {
      throw new AssertionError(form.toString(), e);
    }
  }
}
