package dev.tmuxo.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.document.SourceText;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.profile.ResourceLibrary.Kind;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResourceLibraryTest {

  @TempDir Path root;

  private Path write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private ResourceLibrary library() {
    return new ResourceLibrary(
        List.of(root.resolve("project"), root.resolve("user"), root.resolve("nowhere")));
  }

  @Test
  void theFirstFolderCountsThenTheNextThenWhatIsBuiltIn() throws IOException {
    Path user = write("user/roles/engineer.md", "the user's");
    assertThat(library().find(Kind.ROLE, "engineer"))
        .contains(new SourceText(user.toString(), "the user's"));
    Path project = write("project/roles/engineer.md", "the project's");

    assertThat(library().all(Kind.ROLE, "engineer"))
        .extracting(SourceText::name)
        .containsExactly(project.toString(), user.toString(), "built-in:roles/engineer.md");
    assertThat(library().find(Kind.ROLE, "nobody")).isEmpty();
  }

  @Test
  void namesAreThoseOfAllFoldersWithoutStrangeFiles() throws IOException {
    write("user/roles/designer.md", "x");
    write("user/roles/notes.txt", "x");
    write("user/roles/.hidden.md", "x");
    write("user/roles/folder.md/x", "x");

    assertThat(library().names(Kind.ROLE))
        .contains("designer", "engineer")
        .doesNotContain("notes", ".hidden", "folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret", "/etc/passwd", "a/b", "", ".", "..", "a\0b", "a\nb"})
  void aNameCannotLeaveItsFolder(String name) throws IOException {
    write("user/secret.md", "x");
    assertThat(library().all(Kind.ROLE, name)).isEmpty();
  }

  @Test
  void aFileThatCannotBeReadIsAnErrorAndNotPassedOver() throws IOException {
    Files.createDirectories(root.resolve("user/roles/engineer.md"));
    assertThatThrownBy(() -> library().find(Kind.ROLE, "engineer"))
        .isInstanceOfSatisfying(
            TmuxoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_NOT_READABLE));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsBuiltInIsFoundInAJarToo(boolean folderEntries) throws Exception {
    Path jar = jar(folderEntries);
    List<URL> urls = new ArrayList<>(List.of(jar.toUri().toURL()));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.endsWith(".jar")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> type = loader.loadClass(BuiltIn.class.getName());
      Method list = type.getDeclaredMethod("list", String.class);
      list.setAccessible(true);

      assertThat(list.invoke(null, "profiles"))
          .asInstanceOf(InstanceOfAssertFactories.LIST)
          .containsExactlyInAnyOrderElementsOf(BuiltIn.list("profiles"));
    }
  }

  private Path jar(boolean folderEntries) throws Exception {
    Path classes =
        Path.of(BuiltIn.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jar = root.resolve("engine.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.toList()) {
        boolean folder = Files.isDirectory(file);
        String name = classes.relativize(file).toString() + (folder ? "/" : "");
        if (!name.equals("/") && (!folder || folderEntries)) {
          entries.putNextEntry(new JarEntry(name));
          if (!folder) {
            Files.copy(file, entries);
          }
          entries.closeEntry();
        }
      }
    }
    return jar;
  }
}
