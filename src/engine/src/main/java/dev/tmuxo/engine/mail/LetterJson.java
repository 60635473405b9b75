package dev.tmuxo.engine.mail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The JSON of letters: one flat object of texts, whole numbers and flags. */
final class LetterJson {
  static final String TOO_LARGE =
      "it is over 8 MiB: write the text to a file in the workdir and send the file's name";

  private static final int MAX_FIELDS = 32;

  /** Field names are anybody's: none of them may stay in a table of the process. */
  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(2)
                  .maxNumberLength(20)
                  .maxNameLength(100)
                  .maxStringLength(LetterParser.MAX_BYTES)
                  .build())
          .build();

  private LetterJson() {}

  /** The object's fields by name: {@code String}, {@code Long} or {@code Boolean}. */
  static Map<String, Object> read(byte[] content) throws BadLetterException {
    if (content.length > LetterParser.MAX_BYTES) {
      throw new BadLetterException(TOO_LARGE);
    }
    // As UTF-8 whatever it may be: left to itself, the parser would guess among five encodings.
    try (JsonParser json = JSON.createParser(new String(content, StandardCharsets.UTF_8))) {
      return object(json);
    } catch (IOException e) {
      throw new BadLetterException("it is not JSON of a letter's form");
    }
  }

  private static Map<String, Object> object(JsonParser json)
      throws IOException, BadLetterException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new BadLetterException("it is no JSON object");
    }
    Map<String, Object> fields = new HashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      if (fields.size() == MAX_FIELDS) {
        throw new BadLetterException("it has more than " + MAX_FIELDS + " fields");
      }
      if (fields.put(name, value(name, json)) != null) {
        throw new BadLetterException("field " + LetterFields.shown(name) + " is there twice");
      }
    }
    if (json.nextToken() != null) {
      throw new BadLetterException("something follows its JSON object");
    }
    return fields;
  }

  private static Object value(String name, JsonParser json) throws IOException, BadLetterException {
    return switch (json.nextToken()) {
      case VALUE_STRING -> json.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> json.getLongValue();
      default ->
          throw new BadLetterException(
              "field " + LetterFields.shown(name) + " is neither text nor whole number nor flag");
    };
  }
}
