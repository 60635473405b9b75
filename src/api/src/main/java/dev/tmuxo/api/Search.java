package dev.tmuxo.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.json.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a reader of a journal wants to see.
 *
 * @param since no older entries
 * @param text entries one of whose texts holds this one, in capitals or not
 */
record Search(Optional<Instant> since, Optional<String> text) {

  Search {
    text = text.map(t -> t.toLowerCase(Locale.ROOT));
  }

  boolean matches(JournalEntry entry) {
    return since.map(time -> !entry.at().isBefore(time)).orElse(true)
        && text.map(t -> holds(Json.mapper().valueToTree(entry.event()), t)).orElse(true);
  }

  private static boolean holds(JsonNode node, String wanted) {
    if (node.isTextual()) {
      return node.textValue().toLowerCase(Locale.ROOT).contains(wanted);
    }
    for (JsonNode child : node) {
      if (holds(child, wanted)) {
        return true;
      }
    }
    return false;
  }
}
