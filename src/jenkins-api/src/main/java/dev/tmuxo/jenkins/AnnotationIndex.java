package dev.tmuxo.jenkins;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;
import javax.tools.StandardLocation;

/**
 * Lists, while the plugin is compiled, the classes that use an annotation which Jenkins looks up in
 * an index: {@code META-INF/services/annotations/<annotation>}, one class name a line. The
 * extension index is not among them; sezpoz writes that one.
 */
@SupportedAnnotationTypes({
  "hudson.init.Initializer",
  "hudson.init.Terminator",
  "org.jenkinsci.Symbol",
  "org.kohsuke.stapler.export.ExportedBean"
})
public final class AnnotationIndex extends AbstractProcessor {

  private final Map<String, SortedSet<String>> users = new TreeMap<>();

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (TypeElement annotation : annotations) {
      SortedSet<String> names =
          users.computeIfAbsent(
              annotation.getQualifiedName().toString(), unused -> new TreeSet<>());
      for (Element element : round.getElementsAnnotatedWith(annotation)) {
        names.add(binaryName(element));
      }
    }
    if (round.processingOver() && !round.errorRaised()) {
      users.forEach(this::write);
    }
    return false;
  }

  private String binaryName(Element element) {
    Element type = element;
    while (!(type instanceof TypeElement)) {
      type = type.getEnclosingElement();
    }
    return processingEnv.getElementUtils().getBinaryName((TypeElement) type).toString();
  }

  private void write(String annotation, SortedSet<String> names) {
    try (Writer index =
        processingEnv
            .getFiler()
            .createResource(
                StandardLocation.CLASS_OUTPUT, "", "META-INF/services/annotations/" + annotation)
            .openWriter()) {
      for (String name : names) {
        index.write(name + "\n");
      }
    } catch (IOException e) {
      processingEnv
          .getMessager()
          .printMessage(Kind.ERROR, "cannot write the index of " + annotation + ": " + e);
    }
  }
}
