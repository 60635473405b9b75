package dev.tmuxo.testkit.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tmuxo.testkit.agent.FakeAgentCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** The team of a run: fake agents that record what they get, of which none is given up. */
final class Team {
  static final String NAME = "faults";

  private static final Set<String> USABLE = Set.of("idle", "busy", "waiting");

  /** An agent that is told to relay a text does so, and notes that its letter was acknowledged. */
  private static final String SCRIPT =
      """
      on ^relay (m\\d+) to (a\\d+)$
        run said=$(tmuxo send "$2" "relayed $1.") && echo "$1 $said" >>'%s'
      """;

  private final Product product;
  private final Path directory;
  private final int agents;

  Team(Product product, Path directory, int agents) {
    this.product = product;
    this.directory = directory;
    this.agents = agents;
  }

  List<String> agents() {
    return IntStream.range(0, agents).mapToObj(Plan::agent).toList();
  }

  Path record(String agent) {
    return directory.resolve(agent + ".jsonl");
  }

  /** Where agents note which letters of theirs were acknowledged. */
  Path relayed() {
    return directory.resolve("relayed");
  }

  /** Writes the team file. */
  Path write() throws IOException {
    Path script = directory.resolve("agent.script");
    Files.writeString(script, SCRIPT.formatted(relayed()));
    StringBuilder file = new StringBuilder("team: " + NAME + "\nrestore: true\ndefaults:\n");
    file.append("  profile: fake\n  restart: always\n  env:\n");
    file.append("    FAKE_AGENT_JAVA: ").append(quoted(FakeAgentCommand.of().get(0)));
    file.append("    FAKE_AGENT_JAR: ").append(quoted(FakeAgentCommand.classPath().toString()));
    file.append("    FAKE_AGENT_SCRIPT: ").append(quoted(script.toString()));
    file.append("    FAKE_AGENT_TURN_MS: \"20\"\nagents:\n");
    for (String agent : agents()) {
      file.append("  - name: ").append(agent);
      file.append(agent.equals(Plan.agent(0)) ? "\n" : "\n    reportsTo: " + Plan.agent(0) + "\n");
      file.append("    env:\n      FAKE_AGENT_RECORD: ").append(quoted(record(agent).toString()));
    }
    return Files.writeString(directory.resolve("team.yaml"), file);
  }

  private static String quoted(String path) {
    return "'" + path.replace("'", "''") + "'\n";
  }

  /** Whether the daemon has the team and all its agents are past their start. */
  boolean usable() {
    Product.Answer status = product.get("/teams/" + NAME);
    return status.ok()
        && status.body().path("state").asText().equals("running")
        && StreamSupport.stream(status.body().path("agents").spliterator(), false)
            .allMatch(agent -> USABLE.contains(agent.path("state").asText()));
  }

  /** Whether the daemon is there and has the team in hand. */
  boolean held() {
    return state().equals("running");
  }

  /** Whether the daemon is there and takes messages for the team, which may be out of reach. */
  boolean known() {
    return !state().isEmpty();
  }

  /** What the daemon says of the team; nothing if it does not have it. */
  String state() {
    Product.Answer status = product.get("/teams/" + NAME);
    return status.ok() ? status.body().path("state").asText() : "";
  }

  /** What the journal's events of that type say, oldest first. */
  List<JsonNode> events(String type) {
    return JournalCopy.read(product.journals(NAME)).events(type);
  }
}
