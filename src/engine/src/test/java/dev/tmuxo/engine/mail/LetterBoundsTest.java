package dev.tmuxo.engine.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tmuxo.engine.message.AgentMessage;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Letters that are too large, damaged or anything at all. */
final class LetterBoundsTest {
  private static final LetterId ID = new LetterId("1795338608306647541-000003-0032505-1c55dab9");

  @Test
  void takesATextOfOneMebibyteAndNotAByteMore() {
    String most = "\u00e4".repeat(AgentMessage.MAX_CONTENT_BYTES / 2);
    String fields = "\"verb\":\"send\",\"to\":\"pm\",\"text\":\"";
    assertThat(letter(fields + most + "\"")).isInstanceOf(Letter.Send.class);
    assertThat(LetterParser.parse(ID, json(fields + most + "x\"")))
        .asInstanceOf(type(ParsedLetter.Rejected.class))
        .extracting(ParsedLetter.Rejected::reason)
        .asString()
        .startsWith("the text is over 1 MiB");
  }

  @Test
  void takesALetterOfEightMebibytesAndNotAByteMore() {
    String short1 = json("\"verb\":\"status\"");
    String longest = " ".repeat(LetterParser.MAX_BYTES - short1.length()) + short1;
    assertThat(LetterParser.parse(ID, longest)).isInstanceOf(ParsedLetter.Understood.class);
    assertThat(LetterParser.parse(ID, " " + longest))
        .asInstanceOf(type(ParsedLetter.Rejected.class))
        .extracting(ParsedLetter.Rejected::reason)
        .asString()
        .startsWith("it is over 8 MiB");
  }

  @Test
  void halvesOfSurrogatePairsDoNotGetThrough() {
    assertThat(letter("\"verb\":\"send\",\"to\":\"pm\",\"text\":\"a\\ud800b\""))
        .asInstanceOf(type(Letter.Send.class))
        .extracting(Letter.Send::text)
        .isEqualTo("a?b");
  }

  @Test
  void bytesThatAreNotUtf8AreReplaced() {
    byte[] letter = json("\"verb\":\"send\",\"to\":\"pm\",\"text\":\"X\"").getBytes(UTF_8);
    letter[new String(letter, UTF_8).indexOf('X')] = (byte) 0xff;
    assertThat(LetterParser.parse(ID, letter))
        .isEqualTo(LetterParser.parse(ID, new String(letter, UTF_8)))
        .isInstanceOf(ParsedLetter.Understood.class);
  }

  @Test
  void countlessFieldsAreRejected() {
    StringBuilder fields = new StringBuilder("\"verb\":\"status\"");
    for (int i = 0; i < 1000; i++) {
      fields.append(",\"f").append(i).append("\":1");
    }
    assertThat(LetterParser.parse(ID, json(fields.toString())))
        .isEqualTo(new ParsedLetter.Rejected(ID, "", "it has more than 32 fields"));
  }

  @Property
  void anyBytesAreReadOrRejected(@ForAll byte[] content) {
    assertThat(LetterParser.parse(ID, content)).isInstanceOf(ParsedLetter.Rejected.class);
  }

  @Property
  void aLetterWithAnyByteChangedIsReadOrRejected(@ForAll int where, @ForAll byte what) {
    byte[] letter = json("\"verb\":\"done\",\"success\":true,\"text\":\"a \\n b\"").getBytes(UTF_8);
    letter[Math.floorMod(where, letter.length)] = what;
    assertThat(LetterParser.parse(ID, letter)).isNotNull();
  }

  @Property
  void anyTextComesBack(@ForAll String text) throws Exception {
    String sound = new String(text.getBytes(UTF_8), UTF_8);
    String fields =
        "\"verb\":\"send\",\"to\":\"pm\",\"text\":" + new ObjectMapper().writeValueAsString(text);
    ParsedLetter parsed = LetterParser.parse(ID, json(fields));
    if (sound.isBlank()) {
      assertThat(parsed).isEqualTo(new ParsedLetter.Rejected(ID, "dev-1", "the text is empty"));
    } else {
      assertThat(parsed)
          .extracting(p -> ((ParsedLetter.Understood) p).letter())
          .extracting(l -> ((Letter.Send) l).text())
          .isEqualTo(sound);
    }
  }

  private static Letter letter(String fields) {
    ParsedLetter parsed = LetterParser.parse(ID, json(fields));
    assertThat(parsed).isInstanceOf(ParsedLetter.Understood.class);
    return ((ParsedLetter.Understood) parsed).letter();
  }

  private static String json(String fields) {
    return "{\"v\":1,\"id\":\"%s\",\"agent\":\"dev-1\",\"pane\":\"%%3\",\"at\":1795338608306,%s}"
        .formatted(ID, fields);
  }
}
