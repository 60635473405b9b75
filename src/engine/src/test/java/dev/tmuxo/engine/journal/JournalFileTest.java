package dev.tmuxo.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.agent.StateSource;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalFileTest {
  @TempDir Path directory;

  private JournalFile open() {
    return Journals.open(directory.resolve("shop")).journal();
  }

  @Test
  void eachEventIsALineThatSaysWhatHappened() throws Exception {
    JournalFile journal = open();
    journal.append(new Event.TeamStarted());
    journal.append(
        new Event.AgentStateChanged(
            "pm", AgentState.STARTING, AgentState.IDLE, StateSource.SCREEN, "> "));
    journal.written().join();

    List<String> lines = Files.readAllLines(journal.file());
    assertThat(lines).hasSize(2);
    JsonNode second = Json.mapper().readTree(lines.get(1));
    assertThat(second.path("seq").asLong()).isEqualTo(2);
    assertThat(second.path("team").asText()).isEqualTo("shop");
    assertThat(second.path("event").path("type").asText()).isEqualTo("agent-state");
    assertThat(second.path("event").path("to").asText()).isEqualTo("idle");
    journal.close();
  }

  @Test
  void goesOnWhereAnEarlierRunEnded() {
    JournalFile first = open();
    first.append(new Event.TeamStarted());
    first.close();

    JournalFile second = open();
    assertThat(second.append(new Event.TeamStarted()).seq()).isEqualTo(2);
    assertThat(second.entries()).extracting(JournalEntry::seq).containsExactly(2L);
    second.close();
  }

  @Test
  void whatItReadsIsWhatItWrote() {
    JournalFile journal = open();
    Event event =
        new Event.AgentStateChanged(
            "pm",
            AgentState.IDLE,
            AgentState.WAITING,
            StateSource.SCREEN,
            "Allow? \"rm\"\n❯ 1. Yes");
    JournalEntry entry = journal.append(event);
    assertThat(journal.entries()).containsExactly(entry);
    journal.close();
  }

  @Test
  void tellsSubscribersInOrder() throws Exception {
    JournalFile journal = open();
    List<Long> seen = new ArrayList<>();
    AutoCloseable subscription = journal.subscribe(entry -> seen.add(entry.seq()));
    journal.append(new Event.TeamStarted());
    journal.append(new Event.TeamStarted());
    subscription.close();
    journal.append(new Event.TeamStarted());
    assertThat(seen).containsExactly(1L, 2L);
    journal.close();
  }

  @Test
  void onlyItsOwnerCanReadIt() throws Exception {
    JournalFile journal = open();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal.file())))
        .isEqualTo("rw-------");
    journal.close();
  }

  @Test
  void aPlaceThatCannotBeWrittenIsAClearError() throws Exception {
    Files.writeString(directory.resolve("shop"), "a file where a directory should be");
    assertThatThrownBy(this::open)
        .isInstanceOf(TmuxoException.class)
        .hasMessageContaining("cannot use the journal");
  }
}
