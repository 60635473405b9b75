package dev.tmuxo.engine.team;

import dev.tmuxo.engine.document.Printable;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks whether a team that did not come from a team file could have. Names become paths, options
 * of tmux and variables: nothing else may get there.
 */
final class SpecCheck {
  private static final int MAX_AGENTS = 1_000;
  private static final int SHOWN = 60;
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final TeamSpec team;
  private final Set<String> names = new HashSet<>();

  private SpecCheck(TeamSpec team) {
    this.team = team;
  }

  /**
   * Checks a team.
   *
   * @throws TmuxoException {@code FIELD_INVALID} naming the field
   */
  static void check(TeamSpec team) {
    new SpecCheck(team).team();
  }

  private void team() {
    require(Names.valid(team.name()), "the team's name", team.name());
    require(absolute(team.workdir()), "workdir", team.workdir());
    int count = team.agents().size();
    require(count >= 1 && count <= MAX_AGENTS, "the number of agents", "" + count);
    team.agents().forEach(this::agent);
    team.agents().forEach(this::superior);
  }

  private void agent(AgentSpec agent) {
    String name = agent.name();
    require(
        Names.valid(name) && !Names.RESERVED.contains(name) && names.add(name),
        "an agent's name",
        name);
    require(agent.role().isEmpty() || Names.valid(agent.role()), name + ".role", agent.role());
    require(absolute(agent.workdir()), name + ".workdir", agent.workdir());
    require(!agent.command().isEmpty() && !agent.command().get(0).isBlank(), name + ".command", "");
    agent.env().keySet().forEach(key -> variable(name, key));
    agent.profile().env().keySet().forEach(key -> variable(name, key));
    agent.profile().files().keySet().forEach(path -> file(name, path));
  }

  private static void variable(String agent, String name) {
    require(VARIABLE.matcher(name).matches(), agent + ".env", name);
  }

  private static void file(String agent, String path) {
    require(inside(path), agent + ".profile.files", path);
  }

  /** Follows the agent's superiors upwards; each is there, and none comes twice. */
  private void superior(AgentSpec agent) {
    Set<String> way = new HashSet<>();
    for (Optional<String> up = agent.reportsTo(); up.isPresent(); ) {
      String name = up.get();
      Optional<AgentSpec> superior = team.agent(name);
      require(superior.isPresent() && way.add(name), agent.name() + ".reportsTo", name);
      up = superior.orElseThrow().reportsTo();
    }
  }

  private static boolean absolute(String path) {
    try {
      return Path.of(path).isAbsolute() && path.chars().noneMatch(Character::isISOControl);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean inside(String path) {
    try {
      Path file = Path.of(path);
      return !path.isEmpty() && !file.isAbsolute() && !file.normalize().startsWith("..");
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static void require(boolean good, String what, String value) {
    if (!good) {
      throw new TmuxoException(
          ErrorCode.FIELD_INVALID,
          "a team cannot have this as " + what + ": \"" + Printable.line(value, SHOWN) + "\"",
          "docs/team-file.md says what it may be.");
    }
  }
}
