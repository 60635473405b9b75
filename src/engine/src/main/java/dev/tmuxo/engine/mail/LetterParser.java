package dev.tmuxo.engine.mail;

import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads letters: JSON objects of version 1, whose fields {@code docs/agents.md} lists. Strict,
 * since a letter half understood does the wrong thing: an unknown field, a type that is not
 * expected, a second value for a field is a reason to reject it. Never throws for any content.
 * Stateless.
 */
public final class LetterParser {
  /** 8 MiB: 1 MiB of text at six bytes a character, and more than enough for the rest. */
  public static final int MAX_BYTES = 8 << 20;

  private LetterParser() {}

  /**
   * The letter in a buffer.
   *
   * @param id from the buffer's name; the letter must bear the same
   */
  public static ParsedLetter parse(LetterId id, String content) {
    return parse(id, content.getBytes(StandardCharsets.UTF_8));
  }

  /** The letter in a buffer, from its bytes as tmux has them. */
  public static ParsedLetter parse(LetterId id, byte[] content) {
    String agent = "";
    try {
      LetterFields fields = new LetterFields(LetterJson.read(content));
      agent = fields.claimedAgent();
      Letter letter = letter(id, fields);
      fields.requireNoOther();
      return new ParsedLetter.Understood(letter);
    } catch (BadLetterException e) {
      return new ParsedLetter.Rejected(id, agent, e.getMessage());
    }
  }

  private static Letter letter(LetterId id, LetterFields fields) throws BadLetterException {
    LetterHead head = head(id, fields);
    String verb = fields.word("verb");
    return switch (verb) {
      case "send" ->
          new Letter.Send(
              head,
              fields
                  .recipient()
                  .orElseThrow(() -> new BadLetterException("it does not say whom it is for")),
              fields.text(),
              fields.choice("type", MessageType.class).orElse(MessageType.TEXT),
              fields.choice("priority", Priority.class).orElse(Priority.NORMAL),
              fields.duration("ttl"),
              fields.flag("requiresResponse").orElse(false),
              fields.duration("wait"));
      case "reply" -> new Letter.Reply(head, fields.word("correlationId"), fields.text());
      case "ask" ->
          new Letter.Ask(
              head, fields.recipient(), fields.text(), fields.requiredDuration("timeout"));
      case "status" -> new Letter.Status(head);
      case "team" -> new Letter.TeamList(head);
      case "done" ->
          new Letter.Done(
              head,
              fields
                  .flag("success")
                  .orElseThrow(() -> new BadLetterException("field success is missing")),
              fields.optionalText().orElse(""));
      case "checkin" ->
          new Letter.CheckIn(
              head, fields.recipient(), schedule(fields), fields.count("count"), fields.text());
      case "checkins" -> new Letter.CheckInList(head);
      case "checkin-remove" -> new Letter.CheckInRemove(head, fields.word("checkIn"));
      default -> throw new BadLetterException("unknown verb \"" + LetterFields.shown(verb) + "\"");
    };
  }

  private static LetterHead head(LetterId id, LetterFields fields) throws BadLetterException {
    fields.requireVersion();
    if (!fields.word("id").equals(id.value())) {
      throw new BadLetterException("its id is not the one in its buffer's name");
    }
    return new LetterHead(id, fields.agent(), fields.pane(), fields.time());
  }

  private static Schedule schedule(LetterFields fields) throws BadLetterException {
    List<Schedule> given = new ArrayList<>();
    fields.duration("in").map(Schedule.In::new).ifPresent(given::add);
    fields.duration("every").map(Schedule.Every::new).ifPresent(given::add);
    fields.moment("due").map(Schedule.At::new).ifPresent(given::add);
    if (given.size() != 1) {
      throw new BadLetterException("a check-in has one of the fields in, every and due");
    }
    return given.get(0);
  }
}
