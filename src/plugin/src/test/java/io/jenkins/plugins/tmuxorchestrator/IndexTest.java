package io.jenkins.plugins.tmuxorchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import hudson.Extension;
import hudson.init.Initializer;
import hudson.init.Terminator;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kohsuke.stapler.export.ExportedBean;

/** Jenkins finds classes by index only: one that is not listed is not there. */
final class IndexTest {

  @Test
  void theExtensionIndexListsEveryExtension() {
    Set<String> listed = new TreeSet<>();
    for (IndexItem<Extension, Object> item :
        Index.load(Extension.class, Object.class, getClass().getClassLoader())) {
      listed.add(item.className());
    }
    assertThat(listed).isEqualTo(annotatedWith(Extension.class));
  }

  @ParameterizedTest
  @ValueSource(classes = {Initializer.class, Terminator.class, Symbol.class, ExportedBean.class})
  void theIndexOfAnAnnotationListsEveryClassThatUsesIt(Class<? extends Annotation> annotation)
      throws IOException {
    Path index =
        PluginClasses.DIRECTORY.resolve("META-INF/services/annotations/" + annotation.getName());
    Set<String> listed =
        Files.exists(index) ? new TreeSet<>(Files.readAllLines(index)) : new TreeSet<>();
    assertThat(listed).isEqualTo(annotatedWith(annotation));
  }

  private static Set<String> annotatedWith(Class<? extends Annotation> annotation) {
    Set<String> names = new TreeSet<>();
    for (JavaClass type : PluginClasses.imported()) {
      // Loaded, because some of these annotations are inherited.
      if (PluginClasses.load(type.getName()).isAnnotationPresent(annotation)
          || type.getMembers().stream()
              .anyMatch((JavaMember member) -> member.isAnnotatedWith(annotation))) {
        names.add(type.getName());
      }
    }
    return names;
  }
}
