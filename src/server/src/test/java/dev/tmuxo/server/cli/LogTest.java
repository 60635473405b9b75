package dev.tmuxo.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tmuxo.testkit.tmux.TmuxExtension;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the program logs beside the journals. */
@ExtendWith(TmuxExtension.class)
class LogTest {

  @Test
  void tellsOfWhichMessageALineIs(TmuxFixture tmux) throws Exception {
    Program program = new Program(tmux);
    String file =
        program.file(
            "team.yaml",
            """
            team: shop
            agents:
              - { name: lead, profile: generic, command: [sh, -c, read x] }
            """);
    program.run(
        "run",
        "--plain",
        "--timeout",
        "20s",
        "--task",
        "go",
        "--set",
        "log.format=json",
        "--set",
        "log.level=debug",
        "--set",
        "log.rotate=4KiB",
        file);
    List<JsonNode> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(program.state().resolve("log"))) {
      for (Path each : files.toList()) {
        for (String line : Files.readAllLines(each)) {
          lines.add(new ObjectMapper().readTree(line));
        }
      }
    }
    assertThat(lines)
        .anyMatch(
            line ->
                line.path("text").asText().endsWith(": DeliveryChanged")
                    && line.path("team").asText().equals("shop")
                    && line.path("message").asText().matches("[0-9A-Z]{26}"))
        .allMatch(line -> line.hasNonNull("at") && line.hasNonNull("level"));
  }
}
