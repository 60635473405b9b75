package dev.tmuxo.engine.team;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tmuxo.engine.document.Environment;
import dev.tmuxo.engine.json.Json;
import dev.tmuxo.engine.message.Template;
import dev.tmuxo.engine.message.Templates;
import dev.tmuxo.engine.profile.ProfileLoader;
import dev.tmuxo.engine.profile.ResourceLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/team-file.md} and the schema beside it say what the loader does. */
final class TeamFileGuideTest {

  private static final Path DOCS = Path.of("../../docs");
  private static final String MEMBERS =
      "agents: [ { name: lead }, { name: pm }, { name: dev, count: 2, role: engineer } ]\n";

  @TempDir Path base;

  private static String guide() {
    return read(DOCS.resolve("team-file.md"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> blocks(String kind) {
    return blocks(kind, guide());
  }

  private static List<String> blocks(String kind, String text) {
    Matcher matcher = Pattern.compile("(?ms)^```" + kind + "\n(.*?)^```$").matcher(text);
    List<String> blocks = new ArrayList<>();
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    return blocks;
  }

  static List<String> teamFiles() {
    List<String> all = new ArrayList<>(blocks("yaml"));
    all.addAll(blocks("yaml", read(DOCS.resolve("../README.md"))));
    return all;
  }

  @BeforeEach
  void filesThatTheExamplesName() throws IOException {
    Files.createDirectories(base.resolve("briefings"));
    Files.createDirectories(base.resolve("backend"));
    Files.writeString(base.resolve("briefings/dev.md"), "Work on the backend.");
  }

  /** What a block leaves out is put before it. */
  @ParameterizedTest
  @MethodSource("teamFiles")
  void everyExampleLoads(String block) {
    String text =
        (block.contains("team: ") ? "" : "team: example\n")
            + (block.contains("agents:") ? "" : MEMBERS)
            + block;

    assertThat(new TeamFiles(base, Map.of("LLM_URL", "x")).load(text).agents()).isNotEmpty();
  }

  @Test
  void itsProfileLoads() throws IOException {
    Files.createDirectory(base.resolve("profiles"));
    Files.writeString(base.resolve("profiles/mine.yaml"), blocks("yaml profile").get(0));
    Path tests = TeamFiles.folder();

    ProfileLoader loader =
        new ProfileLoader(new ResourceLibrary(List.of(base, tests)), Environment.of(Map.of()));

    assertThat(loader.load("mine").command()).contains("--model");
  }

  @Test
  void itsTemplateLoads() throws IOException {
    Files.createDirectory(base.resolve("messages"));
    Files.writeString(base.resolve("messages/mine.md"), blocks("markdown").get(0));
    Templates templates = new Templates(new ResourceLibrary(List.of(base)));

    assertThat(templates.fill("mine", Map.of("topic", "the form")))
        .isEqualTo("How does the form stand?");
  }

  @Test
  void itListsTheBuiltInTemplatesAndTheirParameters() {
    Templates templates = new Templates(ResourceLibrary.builtIn());
    List<String> rows =
        templates.names().stream().map(templates::load).map(TeamFileGuideTest::row).toList();

    assertThat(guide()).contains("|---|---|\n" + String.join("\n", rows) + "\n\n");
  }

  private static String row(Template template) {
    return "| `"
        + template.name()
        + "` | "
        + new TreeSet<>(template.params().keySet())
            .stream()
                .map(p -> template.required().contains(p) ? "`" + p + "`" : "[`" + p + "`]")
                .collect(Collectors.joining(", "))
        + " |";
  }

  @Test
  void guideAndSchemaKnowTheSameFields() throws IOException {
    JsonNode schema = schema();
    assertThat(documented("## Fields")).isEqualTo(fields(schema));
    assertThat(documented("### Agents")).isEqualTo(fields(schema.at("/$defs/agent")));
    assertThat(documented("### Check-ins")).isEqualTo(fields(schema.at("/$defs/checkIn")));
  }

  private static Set<String> documented(String heading) {
    String section = guide().split(Pattern.quote(heading + "\n"), 2)[1].split("\n#", 2)[0];
    return Pattern.compile("(?m)^\\| `(\\w+)` \\|")
        .matcher(section)
        .results()
        .map(r -> r.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> fields(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode schema() throws IOException {
    return Json.mapper().readTree(Files.readString(DOCS.resolve("schema/team.schema.json")));
  }

  @Test
  void theSchemaThatIsPackagedIsThePublishedOne() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/tmuxo/schema/team.schema.json")) {
      assertThat(Json.mapper().readTree(in)).isEqualTo(schema());
    }
  }

  @Test
  void theSchemaTellsEditorsWhatEveryFieldIsFor() throws IOException {
    JsonNode schema = schema();
    List<String> silent = new ArrayList<>();
    for (String at : List.of("", "/$defs/agent", "/$defs/checkIn")) {
      for (Map.Entry<String, JsonNode> field : schema.at(at + "/properties").properties()) {
        JsonNode described =
            field.getValue().has("description")
                ? field.getValue()
                : schema.at(field.getValue().path("$ref").asText().replace("#", ""));
        if (described.path("description").asText().isBlank()) {
          silent.add(at + field.getKey());
        }
      }
    }
    assertThat(silent).isEmpty();
  }
}
