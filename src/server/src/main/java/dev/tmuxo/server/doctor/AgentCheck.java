package dev.tmuxo.server.doctor;

import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.profile.Profile;
import dev.tmuxo.engine.profile.ProfileLoader;
import dev.tmuxo.engine.tmux.NodeShell;
import dev.tmuxo.engine.tmux.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The programs of all profiles: whether a node has them, and in which version. */
final class AgentCheck implements Check {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int VERSION = 80;

  /** For each word a line: where the program is and what it says of its version, or nothing. */
  private static final String SCRIPT =
      """
      bounded() { if command -v timeout >/dev/null; then timeout -s KILL 10 "$@"; else "$@"; fi; }
      for program; do
        place=$(command -v "$program") || place=
        said=
        [ -z "$place" ] || said=$(bounded "$program" --version </dev/null 2>/dev/null | head -n 1)
        printf '%s\\t%s\\n' "$place" "$said"
      done
      """;

  private final Transport node;
  private final ProfileLoader profiles;
  private final String prefix;

  /**
   * @param prefix what stands before the areas of its findings
   */
  AgentCheck(Transport node, ProfileLoader profiles, String prefix) {
    this.node = node;
    this.profiles = profiles;
    this.prefix = prefix;
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    Map<String, String> programs = new LinkedHashMap<>();
    for (String name : profiles.names()) {
      try {
        Profile profile = profiles.load(name);
        if (!profile.command().isEmpty()) {
          programs.put(name, profile.command().get(0));
        }
      } catch (TmuxoException e) {
        findings.add(Finding.problem(area(name), e, "Teams that use the profile cannot start."));
      }
    }
    List<String> wanted = programs.values().stream().distinct().toList();
    NodeShell.Result result = NodeShell.run(node, SCRIPT, wanted, new byte[0], PATIENCE);
    List<String> lines = result.out().lines().toList();
    programs.forEach(
        (name, program) -> {
          int line = wanted.indexOf(program);
          findings.add(finding(name, program, line < lines.size() ? lines.get(line) : ""));
        });
    return findings;
  }

  private Finding finding(String profile, String program, String line) {
    String[] facts = line.split("\t", 2);
    if (facts[0].isEmpty()) {
      return Finding.ok(
          area(profile), program + " is not installed; only teams with this profile need it");
    }
    String version = facts.length < 2 ? "" : facts[1].replaceAll("\\p{Cntrl}", " ").strip();
    return Finding.ok(
        area(profile),
        (version.isEmpty() ? "version not told" : shortened(version)) + " (" + facts[0] + ")");
  }

  private String area(String profile) {
    return prefix + "profile " + profile;
  }

  private static String shortened(String version) {
    return version.length() > VERSION ? version.substring(0, VERSION) + "..." : version;
  }
}
