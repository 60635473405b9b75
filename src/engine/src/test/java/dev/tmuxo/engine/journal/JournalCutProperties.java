package dev.tmuxo.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.config.Keep;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;

/** Whatever is written, and wherever a crash cuts it off: what was acknowledged is there. */
final class JournalCutProperties {

  @Property(tries = 100)
  void aJournalCutAnywhereReopensToAPrefixThatHoldsAllThatWasWritten(
      @ForAll @NotEmpty List<@StringLength(max = 40) String> texts,
      @ForAll @IntRange(max = 100) int acknowledgedPercent,
      @ForAll @IntRange(max = 1000) int cutPerMille)
      throws Exception {
    Path directory = Files.createTempDirectory("tmuxo-journal");
    try {
      int acknowledged = texts.size() * acknowledgedPercent / 100;
      List<Event> events = new ArrayList<>();
      texts.forEach(text -> events.add(new Event.TeamStopping(text)));
      long sizeAtAcknowledgement;
      try (JournalFile journal = Journals.open(directory, 1 << 20, Keep.ALL).journal()) {
        events.subList(0, acknowledged).forEach(journal::append);
        journal.written().join();
        sizeAtAcknowledgement = Files.size(journal.file());
        events.subList(acknowledged, events.size()).forEach(journal::append);
      }
      long cut = cut(directory.resolve("journal.jsonl"), cutPerMille);

      JournalFile journal = Journals.open(directory, 1 << 20, Keep.ALL).journal();
      journal.append(new Event.TeamStarted());
      List<Event> there =
          new ArrayList<>(journal.entries(1).stream().map(JournalEntry::event).toList());
      journal.close();

      assertThat(there.remove(there.size() - 1)).isEqualTo(new Event.TeamStarted());
      there.removeIf(event -> event instanceof Event.JournalCut);
      assertThat(there).isEqualTo(events.subList(0, there.size()));
      if (cut >= sizeAtAcknowledgement) {
        assertThat(there).hasSizeGreaterThanOrEqualTo(acknowledged);
      }
      assertThat(JournalCheck.of(directory).intact()).isTrue();
    } finally {
      delete(directory);
    }
  }

  private static long cut(Path file, int perMille) throws IOException {
    long cut = Files.size(file) * perMille / 1000;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(cut);
    }
    return cut;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
