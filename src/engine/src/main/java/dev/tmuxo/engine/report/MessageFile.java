package dev.tmuxo.engine.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tmuxo.engine.json.Json;
import dev.tmuxo.engine.report.MessageRecord.Fate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes {@code messages.jsonl} without holding the messages: first each as it was accepted, into a
 * file aside; when all is known, the same with what became of it. Not thread-safe.
 */
final class MessageFile implements AutoCloseable {
  private static final String ASIDE = "messages.unfinished";

  private final ArchiveFiles files;
  private final OutputStream aside;

  /** A message's id before its line, so that nobody has to parse it. */
  private record Id(String id) {}

  MessageFile(ArchiveFiles files) throws IOException {
    this.files = files;
    aside = files.create(ASIDE);
  }

  void accepted(MessageRecord message) throws IOException {
    write(json(new Id(message.id())), aside);
    write(json(message), aside);
  }

  /** Joins the messages and what became of them. */
  void finish(Fates fates) throws IOException {
    aside.close();
    Path unfinished = files.path(ASIDE);
    try (BufferedReader lines = Files.newBufferedReader(unfinished);
        OutputStream out = files.create("messages.jsonl")) {
      for (String id = lines.readLine(); id != null; id = lines.readLine()) {
        Fate fate = fates.of(Json.mapper().readValue(id, Id.class).id());
        String message = lines.readLine();
        write(message.substring(0, message.length() - 1) + "," + json(fate).substring(1), out);
      }
    }
    Files.delete(unfinished);
  }

  private static String json(Object value) throws JsonProcessingException {
    return Json.mapper().writeValueAsString(value);
  }

  /** Half a surrogate pair, which has no UTF-8 form, becomes a question mark. */
  private static void write(String line, OutputStream out) throws IOException {
    out.write(line.getBytes(UTF_8));
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    aside.close();
  }
}
