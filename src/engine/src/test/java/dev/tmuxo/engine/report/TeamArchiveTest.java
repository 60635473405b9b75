package dev.tmuxo.engine.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalCheck;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.journal.JournalReader;
import dev.tmuxo.engine.journal.JournalReport;
import dev.tmuxo.engine.json.Json;
import dev.tmuxo.engine.secret.Masking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TeamArchiveTest {
  private static final String SECRET = "hunter2-\"7/x\\y";

  @TempDir Path directory;
  private Path team;
  private Path out;

  @BeforeEach
  void places() {
    team = directory.resolve("shop");
    out = directory.resolve("out");
  }

  private Summary write(Masking masking) {
    return TeamArchive.local(team, masking).write(out);
  }

  private List<JsonNode> lines(String file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(out.resolve(file))) {
      lines.add(Json.mapper().readTree(line));
    }
    return lines;
  }

  private static List<String> complaints(String schema, JsonNode json) throws IOException {
    JsonSchema checks =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(
                Files.readString(Path.of("../../docs/schema", schema)),
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    return checks.validate(json).stream().map(ValidationMessage::getMessage).toList();
  }

  /** The archive's events as a journal of their own. */
  private JournalReport check() throws IOException {
    Path copy = Files.createDirectories(directory.resolve("copy"));
    Files.copy(out.resolve("events.jsonl"), copy.resolve("journal.jsonl"));
    return JournalCheck.of(copy);
  }

  @Test
  void writesTheJournalAsItIs() throws IOException {
    try (Story story = new Story(team, 4 << 10)) {
      story.start("pm", "dev");
      for (int i = 0; i < 30; i++) {
        story.work(story.send("pm", "no. " + i, Optional.empty(), "dev"), "dev", 10);
      }
    }
    Summary summary = write(Masking.none());
    StringBuilder whole = new StringBuilder();
    try (Stream<Path> files = Files.list(team)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        if (!file.endsWith("journal.jsonl")) {
          whole.append(Files.readString(file));
        }
      }
    }
    whole.append(Files.readString(team.resolve("journal.jsonl")));
    assertThat(out.resolve("events.jsonl")).hasContent(whole.toString());
    assertThat(check().findings()).isEmpty();
    assertThat(summary.until().entries()).isEqualTo(lines("events.jsonl").size());
  }

  @Test
  void writesEachMessageWithWhatBecameOfIt() throws IOException {
    Story.failing(team);
    write(Masking.none());
    List<JsonNode> messages = lines("messages.jsonl");
    assertThat(messages).hasSize(4);
    for (JsonNode message : messages) {
      assertThat(complaints("messages.schema.json", message)).isEmpty();
    }
    JsonNode part = messages.get(1);
    assertThat(part.at("/deliveries/0/state").asText()).isEqualTo("finished");
    assertThat(part.at("/deliveries/0/evidence").findValuesAsText("state"))
        .containsExactly("sending", "submitted", "started", "finished");
    assertThat(part.at("/deliveries/1/state").asText()).isEqualTo("uncertain");
    assertThat(part.at("/replies/0")).isEqualTo(messages.get(2).path("id"));
    assertThat(messages.get(2).path("inReplyTo")).isEqualTo(part.path("id"));
    assertThat(messages.get(3).at("/checkIns/0").asText()).isEqualTo("standup");
    assertThat(out.resolve("messages.unfinished")).doesNotExist();
  }

  @Test
  void sumsTheRunUp() throws IOException {
    Story.failing(team);
    Summary summary = write(Masking.none());
    JsonNode json = Json.mapper().readTree(Files.readString(out.resolve("summary.json")));
    assertThat(complaints("summary.schema.json", json)).isEmpty();
    assertThat(Json.mapper().treeToValue(json, Summary.class)).isEqualTo(summary);
    assertThat(summary.outcome()).contains(Event.Outcome.FAILED);
    assertThat(summary.deliveries())
        .containsOnlyKeys("finished", "queued", "uncertain")
        .containsEntry("finished", 4);
    assertThat(summary.checkIns().sent()).isEqualTo(1);
    assertThat(summary.checkIns().skipped()).isEqualTo(1);
    assertThat(summary.faults()).isEqualTo(4);
    Summary.Agent dev2 = summary.agents().get(2);
    assertThat(dev2.restarts()).isEqualTo(1);
    assertThat(dev2.exit().map(Summary.Exit::status)).contains(1);
    assertThat(dev2.states()).containsEntry("dead", 2500L);
    assertThat(summary.agents().get(0).transcript().map(Summary.Transcript::file))
        .contains("transcripts/pm.log");
  }

  @Test
  void sumsUpATeamThatNeverStarted() throws IOException {
    new Story(team).close();
    Summary summary = write(Masking.none());
    assertThat(summary.phase()).isEqualTo("none");
    assertThat(complaints("summary.schema.json", Json.mapper().valueToTree(summary))).isEmpty();
  }

  @Test
  void writesASecretNowhere() throws IOException {
    try (Story story = new Story(team)) {
      story.start("pm", "dev");
      story.send("operator", "harmless", Optional.empty(), "pm");
      String id = story.send("pm", "x".repeat(3990) + SECRET, Optional.empty(), "dev");
      story.delivery(id, "dev", DeliveryState.SENDING).checkIn("c", "dev", "say " + SECRET);
      String json = Json.mapper().writeValueAsString(SECRET);
      story.tell(new Event.AgentExited("dev", 1, 0, "hunter2-\"\n7/x\\y\n" + json));
      story.tell(new Event.AgentDone("pm", false, SECRET));
      story.tell(new Event.TeamStopped(Event.Outcome.FAILED, "because " + SECRET, 0));
      story.transcript("dev", "$ echo hunt\r\n\u001b[1mer2-\"7/x\\y" + SECRET);
    }
    Summary summary = write(Masking.of(List.of(SECRET)));
    assertThat(summary.reason()).isEqualTo("because ****");
    assertThat(summary.masked()).isTrue();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as("%s", file).doesNotContain("hunt", "7/x");
      }
    }
    List<String> before = Files.readAllLines(team.resolve("journal.jsonl"));
    List<String> after = Files.readAllLines(out.resolve("events.jsonl"));
    int same = 0;
    while (before.get(same).equals(after.get(same))) {
      same++;
    }
    assertThat(after.get(same)).contains("****");
    assertThat(after.subList(same, after.size()))
        .as("no sum of the journal that would let somebody try secrets out")
        .allMatch(line -> before.stream().noneMatch(b -> sum(b).equals(sum(line))));
    assertThat(check().findings()).as("a chain of its own").isEmpty();
  }

  private static String sum(String line) {
    return line.substring(line.length() - 34);
  }

  @Test
  void masksTextsAndNothingElse() throws IOException {
    try (Story story = new Story(team)) {
      story.start("pm");
      story.send("operator", "idle 2026 delivery", Optional.empty(), "pm");
    }
    write(Masking.of(List.of("idle", "2026", "delivery", "type")));
    assertThat(lines("messages.jsonl").get(0).path("text").asText()).isEqualTo("**** **** ****");
    try (Stream<JournalEntry> entries = new JournalReader(team).from(1)) {
      assertThat(lines("events.jsonl")).hasSize((int) entries.count());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20, 40, 70})
  void keepsTheEndsOfALongTranscriptWithoutHalfASecret(int shift) throws IOException {
    try (Story story = new Story(team)) {
      story.start("pm");
      String text = ".".repeat(shift) + (SECRET + " ").repeat(1000) + "the end";
      story.transcript("pm", text);
    }
    TeamArchive archive =
        new TeamArchive(team, Transcripts.local(team), Masking.of(List.of(SECRET)), 1000);
    Summary.Transcript transcript = archive.write(out).agents().get(0).transcript().orElseThrow();
    String kept = Files.readString(out.resolve("transcripts/pm.log"));
    assertThat(transcript.bytes()).isEqualTo(shift + 15_007);
    assertThat(transcript.leftOut()).isEqualTo(transcript.bytes() - 1000);
    assertThat(kept).endsWith("**** the end").contains("[tmuxo: ", " of 15,0", "left out here]");
    assertThat(kept).doesNotContain("hunter", "7/x", "x\\y", "2-\"");
  }

  @Test
  void copiesATranscriptByteForByte() throws IOException {
    byte[] bytes = {0, (byte) 0xFF, 27, '[', 'm', (byte) 0x80, '\r', '\n'};
    try (Story story = new Story(team)) {
      story.start("pm", "dev").transcript("pm", "").transcript("dev", "");
    }
    Files.write(team.resolve("node/transcripts/pm.log"), bytes);
    Files.delete(team.resolve("node/transcripts/dev.log"));
    Path secret = Files.writeString(directory.resolve("other"), "not the agent's");
    Files.createSymbolicLink(team.resolve("node/transcripts/dev.log"), secret);
    write(Masking.of(List.of("unseen")));
    assertThat(out.resolve("transcripts/pm.log")).hasBinaryContent(bytes);
    assertThat(out.resolve("transcripts/dev.log")).as("a link").doesNotExist();
  }

  @Test
  void staysSmallAndTellsWhatIsElsewhere() throws IOException {
    try (Story story = new Story(team)) {
      String[] agents = new String[25];
      for (int i = 0; i < agents.length; i++) {
        agents[i] = "agent-" + i;
      }
      story.start(agents);
      String longText = "<&>\"".repeat(1200);
      for (int i = 0; i < 1200; i++) {
        String id = story.send(agents[i % 25], longText, Optional.empty(), agents);
        for (String agent : agents) {
          story.delivery(id, agent, DeliveryState.SENDING, DeliveryState.SUBMITTED);
        }
      }
    }
    write(Masking.none());
    Path page = out.resolve("report.html");
    assertThat(Files.size(page)).isLessThan(10_000_000);
    assertThat(Files.readString(page, UTF_8))
        .contains("more characters in messages.jsonl", " left out here: see ", "more deliveries");
    assertThat(lines("messages.jsonl")).hasSize(1200);
  }

  @Test
  void writesOverNothing() throws IOException {
    Story.failing(team);
    Files.createDirectories(out);
    Files.writeString(out.resolve("mine"), "");
    assertThatThrownBy(() -> write(Masking.none()))
        .isInstanceOf(TmuxoException.class)
        .hasMessageContaining("there is something in it");
    assertThat(out).isDirectoryNotContaining(file -> !file.endsWith("mine"));
  }
}
