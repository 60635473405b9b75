package dev.tmuxo.engine.secret;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.team.TeamSpec;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The secrets that a team's agents name in their variables, as the host has them at this moment.
 * Immutable.
 */
public final class TeamSecrets {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{secret:([A-Za-z0-9_-][A-Za-z0-9_.-]{0,127})\\}");
  private static final String FOLDER = "secrets/";

  /** Those of a team that names none. */
  public static final TeamSecrets NONE = new TeamSecrets("", Map.of());

  private final String team;
  private final Map<String, Optional<Secret>> secrets;

  private TeamSecrets(String team, Map<String, Optional<Secret>> secrets) {
    this.team = team;
    this.secrets = secrets;
  }

  /** Asks the host for each secret that the team names. */
  public static TeamSecrets of(TeamSpec spec, SecretSource source) {
    Map<String, Optional<Secret>> found = new TreeMap<>();
    spec.agents().stream()
        .flatMap(a -> Stream.of(a.env(), a.profile().env()))
        .map(Map::values)
        .forEach(values -> names(values).forEach(n -> found.put(n, source.find(spec.name(), n))));
    return new TeamSecrets(spec.name(), found);
  }

  private static Set<String> names(Collection<String> values) {
    Set<String> names = new TreeSet<>();
    values.forEach(v -> REFERENCE.matcher(v).results().forEach(r -> names.add(r.group(1))));
    return names;
  }

  /**
   * These, if the host has them all.
   *
   * @throws TmuxoException {@code SECRET_MISSING} naming those that it has not
   */
  public TeamSecrets complete() {
    Set<String> missing = missing();
    if (!missing.isEmpty()) {
      throw new TmuxoException(
          ErrorCode.SECRET_MISSING,
          "team " + team + " names secrets that are not there: " + String.join(", ", missing),
          "Give them to the host that starts the team: as variables of the daemon, or as"
              + " credentials of the Pipeline step.");
    }
    return this;
  }

  /**
   * A variable's value with its secrets put in; what is missing leaves nothing.
   *
   * @param directory the team's own on the node, where {@link #files} are
   */
  public String fill(String value, String directory) {
    Matcher reference = REFERENCE.matcher(value);
    StringBuilder out = new StringBuilder();
    while (reference.find()) {
      String name = reference.group(1);
      String text =
          secrets
              .getOrDefault(name, Optional.empty())
              .map(s -> s.isFile() ? directory + "/" + FOLDER + name : s.reveal())
              .orElse("");
      reference.appendReplacement(out, Matcher.quoteReplacement(text));
    }
    return reference.appendTail(out).toString();
  }

  /** Files for the team's directory on the node: relative path and content. */
  public Map<String, String> files() {
    Map<String, String> files = new HashMap<>();
    secrets.forEach(
        (name, secret) ->
            secret.filter(Secret::isFile).ifPresent(s -> files.put(FOLDER + name, s.reveal())));
    return files;
  }

  /** The names of those that the host has not. */
  public Set<String> missing() {
    Set<String> missing = new TreeSet<>();
    secrets.forEach((name, secret) -> secret.ifPresentOrElse(s -> {}, () -> missing.add(name)));
    return missing;
  }

  /** What is to be hidden of them, for whoever masks it. */
  public Set<String> values() {
    Set<String> values = new TreeSet<>();
    secrets.values().forEach(secret -> secret.ifPresent(s -> values.addAll(s.hidden())));
    return values;
  }
}
