package dev.tmuxo.engine.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads times in the one form in which we write them, {@code 2026-03-01T12:00:00.123Z}, ten times
 * faster than a general parser: a journal holds two in each line. All other forms, and what is no
 * time, are left to Jackson.
 */
final class InstantReader extends StdScalarDeserializer<Instant> {
  private static final long serialVersionUID = 1L;
  private static final String PATTERN = "0000-00-00T00:00:00";
  private static final int FRACTION = PATTERN.length();
  private static final int NANO_DIGITS = 9;

  InstantReader() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (parser.hasToken(JsonToken.VALUE_STRING) && usual(parser.getText())) {
      try {
        return parse(parser.getText());
      } catch (DateTimeException e) {
        // The 30th of February: Jackson says what is wrong, and where.
      }
    }
    return InstantDeserializer.INSTANT.deserialize(parser, context);
  }

  private static boolean usual(String text) {
    int last = text.length() - 1;
    if (last < FRACTION || last > FRACTION + 1 + NANO_DIGITS || text.charAt(last) != 'Z') {
      return false;
    }
    for (int i = 0; i < FRACTION; i++) {
      char wanted = PATTERN.charAt(i);
      if (wanted == '0' ? !digit(text.charAt(i)) : text.charAt(i) != wanted) {
        return false;
      }
    }
    for (int i = FRACTION + 1; i < last; i++) {
      if (!digit(text.charAt(i))) {
        return false;
      }
    }
    boolean inRange = number(text, 11, 13) < 24 && number(text, 14, 16) < 60;
    return inRange
        && number(text, 17, 19) < 60
        && (last == FRACTION || (last > FRACTION + 1 && text.charAt(FRACTION) == '.'));
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static Instant parse(String text) {
    LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    int minutes = number(text, 11, 13) * 60 + number(text, 14, 16);
    int nanos = 0;
    if (text.length() - 1 > FRACTION) {
      nanos = number(text, FRACTION + 1, text.length() - 1);
      for (int i = text.length() - 1; i < FRACTION + 1 + NANO_DIGITS; i++) {
        nanos *= 10;
      }
    }
    long seconds = day.toEpochDay() * 86_400L + minutes * 60L + number(text, 17, 19);
    return Instant.ofEpochSecond(seconds, nanos);
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }
}
