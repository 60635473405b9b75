package dev.tmuxo.engine.journal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tmuxo.engine.config.Keep;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;

/**
 * A process that appends entries for ever, three at a time, and prints the number of each that it
 * was told is written, {@code full} when one was not, and {@code refused} when it may not write at
 * all.
 */
final class JournalProcess {
  private JournalProcess() {}

  static Process start(Path directory, long rotate, String... wrapper) throws IOException {
    List<String> command = new ArrayList<>(List.of(wrapper));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-UsePerfData",
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "-Dslf4j.internal.verbosity=ERROR",
            "-cp",
            classPath(),
            JournalProcess.class.getName(),
            directory.toString(),
            Long.toString(rotate)));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Where the classes it needs come from, whatever loaded them here. */
  private static String classPath() {
    return Stream.of(
            JournalProcess.class,
            JournalFile.class,
            ObjectMapper.class,
            JsonFactory.class,
            JsonProperty.class,
            Jdk8Module.class,
            JavaTimeModule.class,
            Logger.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  public static void main(String[] args) {
    JournalFile journal;
    try {
      journal = Journals.open(Path.of(args[0]), Long.parseLong(args[1]), Keep.ALL).journal();
    } catch (TmuxoException e) {
      System.out.println("refused " + e.getMessage());
      return;
    }
    while (true) {
      journal.append(Journals.event(1));
      journal.append(Journals.event(2));
      long seq = journal.append(Journals.event(3)).seq();
      try {
        journal.written().join();
        System.out.println(seq);
      } catch (CompletionException e) {
        System.out.println("full " + e.getCause().getMessage());
        waitUntilWritable(journal);
      }
    }
  }

  private static void waitUntilWritable(JournalFile journal) {
    while (!journal.writable()) {
      Thread.onSpinWait();
    }
  }
}
