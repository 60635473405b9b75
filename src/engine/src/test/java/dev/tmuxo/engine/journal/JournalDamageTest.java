package dev.tmuxo.engine.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JournalDamageTest {
  @TempDir Path directory;

  private Path current() {
    return directory.resolve("journal.jsonl");
  }

  private List<JournalEntry> read() {
    try (Stream<JournalEntry> entries = new JournalReader(directory).from(1)) {
      return entries.toList();
    }
  }

  private void rewrite(java.util.function.Consumer<List<String>> how) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(current()));
    how.accept(lines);
    Files.write(current(), lines);
  }

  private void refusesWith(ErrorCode code, String... words) {
    assertThatThrownBy(() -> Journals.open(directory))
        .isInstanceOfSatisfying(
            TmuxoException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.getMessage()).contains(words);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"v\":1,\"seq\":4", "{}\n", "\n", "\u0000\u0000\u0000\u0000", "x\n"})
  void aTornLastLineIsCutKeptAndReported(String torn) throws IOException {
    Journals.write(directory, 3);
    Files.writeString(current(), torn, StandardOpenOption.APPEND);

    try (JournalFile journal = Journals.open(directory).journal()) {
      assertThat(journal.append(Journals.event(5)).seq()).isEqualTo(5);
    }

    assertThat(read()).extracting(JournalEntry::seq).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(read().get(3).event())
        .isInstanceOfSatisfying(
            Event.JournalCut.class,
            cut -> {
              assertThat(cut.file()).isEqualTo("journal.jsonl");
              assertThat(cut.line()).isEqualTo(4);
              assertThat(cut.bytes()).isEqualTo(torn.length());
              assertThat(directory.resolve(cut.keptIn())).hasContent(torn.stripTrailing());
            });
  }

  @Test
  void aLastLineWithAWrongChecksumIsTorn() throws IOException {
    Journals.write(directory, 3);
    rewrite(lines -> lines.set(2, lines.get(2).replace("no. 3", "no. 4")));
    Journals.open(directory).journal().close();
    assertThat(read())
        .extracting(e -> e.event().getClass().getSimpleName())
        .containsExactly("AgentStateChanged", "AgentStateChanged", "JournalCut");
  }

  @Test
  void anAlteredLineIsAnErrorThatNamesIt() throws IOException {
    Journals.write(directory, 5);
    rewrite(lines -> lines.set(1, lines.get(1).replace("no. 2", "no. 7")));
    refusesWith(
        ErrorCode.JOURNAL_DAMAGED, current() + " is damaged at line 2", "checksum does not fit");
    assertThatThrownBy(this::read).hasMessageContaining("line 2");
  }

  @Test
  void aLineThatIsMissingIsAnError() throws IOException {
    Journals.write(directory, 5);
    rewrite(lines -> lines.remove(2));
    refusesWith(ErrorCode.JOURNAL_DAMAGED, "line 3", "entry 3 before it is missing");
  }

  @Test
  void aMissingBeginningIsAnError() throws IOException {
    Journals.write(directory, 5);
    rewrite(lines -> lines.subList(0, 2).clear());
    refusesWith(ErrorCode.JOURNAL_DAMAGED, "line 1", "entries 1 to 2 before it are missing");
  }

  @Test
  void aLineThatComesTwiceIsAnError() throws IOException {
    Journals.write(directory, 5);
    rewrite(lines -> lines.add(2, lines.get(1)));
    refusesWith(ErrorCode.JOURNAL_DAMAGED, "line 3", "entry 2 stands where 3 should be");
  }

  @Test
  void aLineWhoseChecksumWasTakenAwayIsAnError() throws IOException {
    Journals.write(directory, 5);
    rewrite(lines -> lines.replaceAll(l -> l.replaceFirst(",\"sum\":\"[0-9a-f]*\"}", "}")));
    refusesWith(ErrorCode.JOURNAL_DAMAGED, "line 1", "it has no checksum");
  }

  @Test
  void whatANewerVersionWroteIsNoDamage() throws IOException {
    Journals.write(directory, 2);
    Chain chain = new Chain();
    String last = Chain.stated(Files.readAllLines(current()).get(1).getBytes(UTF_8)).orElseThrow();
    byte[] newer =
        "{\"v\":1,\"seq\":3,\"at\":\"2030-01-01T00:00:00Z\",\"team\":\"shop\",\"event\":{\"type\":\"beamed\"}}"
            .getBytes(UTF_8);
    byte[] sealed = Chain.seal(newer, chain.sum(last, newer));
    Files.writeString(current(), new String(sealed, UTF_8) + "\n", StandardOpenOption.APPEND);
    long size = Files.size(current());

    refusesWith(ErrorCode.JOURNAL_TOO_NEW, "line 3");
    assertThat(Files.size(current())).isEqualTo(size);
  }

  @Test
  void linesOfTheFirstFormatStayReadableAndAreVouchedForFromNowOn() throws IOException {
    Journals.write(directory, 3);
    rewrite(
        lines ->
            lines.replaceAll(
                l -> l.replaceFirst(",\"sum\":\"[0-9a-f]*\"}", "}").replace("\"v\":1,", "")));
    Journals.open(directory).journal().close();

    try (JournalFile journal = Journals.open(directory).journal()) {
      assertThat(journal.append(Journals.event(4)).seq()).isEqualTo(4);
    }
    assertThat(read()).hasSize(4);

    rewrite(lines -> lines.set(0, lines.get(0).replace("no. 1", "no. 9")));
    try (JournalFile journal = Journals.open(directory).journal()) {
      // The last line is the only one with a checksum, so it is the one that no longer fits.
      assertThat(journal.append(Journals.event(5)).seq()).isEqualTo(5);
    }
    assertThat(read().get(3).event()).isInstanceOf(Event.JournalCut.class);
  }
}
