package dev.tmuxo.engine.mail;

import dev.tmuxo.engine.checkin.Moments;
import dev.tmuxo.engine.message.AgentMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields of one letter, each asked for once and checked; what is not asked for is unknown. */
final class LetterFields {
  private static final int MAX_WORD = 4000;
  private static final int MAX_COUNT = 1_000_000;
  private static final long YEAR = Duration.ofDays(365).toSeconds();
  private static final long YEAR_10000 = 253_402_300_800_000L;
  private static final Pattern AGENT = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
  private static final Pattern PANE = Pattern.compile("%[0-9]{1,9}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}|[\\x80-\\x9f]");

  private final Map<String, Object> values;
  private final Set<String> left;

  /**
   * @param values by name: {@code String}, {@code Long} or {@code Boolean}
   */
  LetterFields(Map<String, Object> values) {
    this.values = Map.copyOf(values);
    this.left = new HashSet<>(values.keySet());
  }

  /** The sender's name if there is one, for the record of a letter that is rejected. */
  String claimedAgent() {
    return values.get("agent") instanceof String name && AGENT.matcher(name).matches() ? name : "";
  }

  void requireVersion() throws BadLetterException {
    long version = take("v", Long.class).orElseThrow(() -> missing("v"));
    if (version != 1) {
      throw new BadLetterException("it is of version " + version + ", and only 1 is known here");
    }
  }

  void requireNoOther() throws BadLetterException {
    if (!left.isEmpty()) {
      throw new BadLetterException(
          "unknown field " + shown(left.stream().sorted().findFirst().get()));
    }
  }

  String agent() throws BadLetterException {
    String name = word("agent");
    if (!AGENT.matcher(name).matches()) {
      throw new BadLetterException("\"" + shown(name) + "\" is not the name of an agent");
    }
    return name;
  }

  Optional<String> pane() throws BadLetterException {
    Optional<String> pane = take("pane", String.class);
    if (pane.isPresent() && !PANE.matcher(pane.get()).matches()) {
      throw new BadLetterException("\"" + shown(pane.get()) + "\" is not the id of a pane");
    }
    return pane;
  }

  Instant time() throws BadLetterException {
    long millis = take("at", Long.class).orElseThrow(() -> missing("at"));
    if (millis < 0 || millis >= YEAR_10000) {
      throw new BadLetterException("field at is not a time in milliseconds");
    }
    return Instant.ofEpochMilli(millis);
  }

  /** A text of one line that must be there. */
  String word(String name) throws BadLetterException {
    return optionalWord(name).orElseThrow(() -> missing(name));
  }

  private Optional<String> optionalWord(String name) throws BadLetterException {
    Optional<String> word = take(name, String.class);
    if (word.isPresent()
        && (word.get().isBlank()
            || word.get().length() > MAX_WORD
            || CONTROL.matcher(word.get()).find())) {
      throw new BadLetterException(
          "field " + name + " is empty, longer than " + MAX_WORD + " characters or not one line");
    }
    return word;
  }

  Optional<Recipient> recipient() throws BadLetterException {
    Optional<String> to = optionalWord("to");
    Optional<String> target = optionalWord("target");
    if (to.isPresent() && target.isPresent()) {
      throw new BadLetterException("it has both field to and field target");
    }
    if (target.isPresent()) {
      TmuxTarget parsed =
          TmuxTarget.parse(target.get())
              .orElseThrow(
                  () ->
                      new BadLetterException(
                          "\""
                              + shown(target.get())
                              + "\" is not a tmux target: write session:window"));
      return Optional.of(new Recipient.InWindow(parsed));
    }
    return to.map(Recipient.Addressed::new);
  }

  /** The letter's text, which must be there. */
  String text() throws BadLetterException {
    return optionalText().orElseThrow(() -> missing("text"));
  }

  Optional<String> optionalText() throws BadLetterException {
    Optional<String> text = take("text", String.class);
    if (text.isEmpty()) {
      return text;
    }
    if (text.get().isBlank()) {
      throw new BadLetterException("the text is empty");
    }
    // Encoding and decoding turns halves of surrogate pairs, which JSON allows, into "?".
    byte[] bytes = text.get().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > AgentMessage.MAX_CONTENT_BYTES) {
      throw new BadLetterException(
          "the text is over 1 MiB: write it to a file in the workdir and send the file's name");
    }
    return Optional.of(new String(bytes, StandardCharsets.UTF_8));
  }

  Optional<Boolean> flag(String name) throws BadLetterException {
    return take(name, Boolean.class);
  }

  Duration requiredDuration(String name) throws BadLetterException {
    return duration(name).orElseThrow(() -> missing(name));
  }

  /** Seconds. */
  Optional<Duration> duration(String name) throws BadLetterException {
    Optional<Long> seconds = take(name, Long.class);
    if (seconds.isPresent() && (seconds.get() < 1 || seconds.get() > YEAR)) {
      throw new BadLetterException(
          "field " + name + " is not a duration in seconds, from 1 to a year");
    }
    return seconds.map(Duration::ofSeconds);
  }

  /** A whole number from 1. */
  Optional<Integer> count(String name) throws BadLetterException {
    Optional<Long> count = take(name, Long.class);
    if (count.isPresent() && (count.get() < 1 || count.get() > MAX_COUNT)) {
      throw new BadLetterException("field " + name + " is not a number from 1 to " + MAX_COUNT);
    }
    return count.map(Long::intValue);
  }

  /** A date and time; without an offset by the wall clock of the host. */
  Optional<Instant> moment(String name) throws BadLetterException {
    Optional<String> written = optionalWord(name);
    Optional<Instant> moment = written.flatMap(w -> Moments.parse(w, ZoneId.systemDefault()));
    if (written.isPresent() && moment.isEmpty()) {
      throw new BadLetterException(
          "\"" + shown(written.get()) + "\" is no time; write " + Moments.FORM);
    }
    return moment;
  }

  /** One of an enum's values, by its name in JSON. */
  <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) throws BadLetterException {
    Optional<String> word = optionalWord(name);
    if (word.isEmpty()) {
      return Optional.empty();
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word.get())) {
        return Optional.of(constant);
      }
    }
    throw new BadLetterException("unknown " + name + " \"" + shown(word.get()) + "\"");
  }

  private <T> Optional<T> take(String name, Class<T> type) throws BadLetterException {
    left.remove(name);
    Object value = values.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!type.isInstance(value)) {
      throw new BadLetterException("field " + name + " is not of the type expected");
    }
    return Optional.of(type.cast(value));
  }

  private static BadLetterException missing(String name) {
    return new BadLetterException("field " + name + " is missing");
  }

  /** Somebody else's text inside a reason: short and on one line. */
  static String shown(String text) {
    String cut = text.length() > 60 ? text.substring(0, 60) + "..." : text;
    return CONTROL.matcher(cut).replaceAll("?");
  }
}
