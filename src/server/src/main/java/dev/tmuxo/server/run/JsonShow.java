package dev.tmuxo.server.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.json.Json;
import dev.tmuxo.engine.view.TeamView;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Each journal entry as one line of JSON, as the journal itself has it. */
final class JsonShow implements Show {
  private final Consumer<String> out;

  JsonShow(Consumer<String> out) {
    this.out = out;
  }

  @Override
  public void entry(JournalEntry entry, TeamView view) {
    try {
      out.accept(Json.mapper().writeValueAsString(entry));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
