package dev.tmuxo.engine.journal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.tmuxo.engine.journal.LineFormat.Line;
import dev.tmuxo.engine.json.Json;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Changes the texts in a journal's lines, and nothing that is no text: times, states, numbers. Up
 * to the first line that changes all stay as they are; that one and all behind it get sums of a
 * chain of their own, so that neither is what the texts were left in a sum. Not thread-safe.
 */
final class Rewriting {
  private final UnaryOperator<String> texts;
  private final ObjectReader reader;
  private final Chain chain = new Chain();
  private Optional<String> own = Optional.empty();
  private String before = Chain.START;
  private boolean changed;

  Rewriting(UnaryOperator<String> texts) {
    this.texts = texts;
    SimpleModule module = new SimpleModule();
    module.addDeserializer(String.class, new Text());
    module.addKeyDeserializer(String.class, new Key());
    reader = Json.mapper().copy().registerModule(module).readerFor(Line.class);
  }

  /**
   * The line as it is to be written.
   *
   * @param sum the journal's chain after it
   */
  JournalLine apply(RawLine line, JournalEntry entry, String sum) throws IOException {
    changed = false;
    Line read = reader.readValue(line.bytes());
    if (own.isEmpty() && !changed) {
      before = sum;
      return new JournalLine(entry, line.bytes());
    }
    byte[] object = LineFormat.encode(read.entry());
    String next = chain.sum(own.orElse(before), object);
    own = Optional.of(next);
    return new JournalLine(read.entry(), Chain.seal(object, next));
  }

  private String change(String text) {
    String now = texts.apply(text);
    changed |= !now.equals(text);
    return now;
  }

  private final class Text extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1;

    private Text() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return change(json.getText());
    }
  }

  private final class Key extends KeyDeserializer {
    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      return change(key);
    }
  }
}
