package dev.tmuxo.server.doctor;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.tmux.Capability;
import dev.tmuxo.engine.tmux.NodeShell;
import dev.tmuxo.engine.tmux.TmuxVersion;
import dev.tmuxo.engine.tmux.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The machine a team's tmux runs on: tmux itself, character set, limits. */
final class NodeCheck implements Check {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LEAST_FILES = 1024;
  private static final long LEAST_PROCESSES = 1024;
  private static final String SCRIPT =
      """
      printf 'charmap %s\\n' "$(locale charmap 2>/dev/null)"
      printf 'files %s\\n' "$(ulimit -n)"
      printf 'processes %s\\n' "$( (ulimit -u) 2>/dev/null || (ulimit -p) 2>/dev/null)"
      printf 'program %s\\n' "$(command -v "$1")"
      ! command -v "$1" >/dev/null || printf 'tmux %s\\n' "$("$1" -V 2>&1)"
      """;

  private final Transport node;
  private final String tmux;
  private final String prefix;

  /**
   * @param prefix what stands before the areas of its findings
   */
  NodeCheck(Transport node, String tmux, String prefix) {
    this.node = node;
    this.tmux = tmux;
    this.prefix = prefix;
  }

  @Override
  public List<Finding> look() {
    NodeShell.Result result = NodeShell.run(node, SCRIPT, List.of(tmux), new byte[0], PATIENCE);
    Map<String, String> facts =
        result
            .out()
            .lines()
            .map(line -> line.split(" ", 2))
            .filter(words -> words.length == 2)
            .collect(Collectors.toMap(words -> words[0], words -> words[1], (a, b) -> b));
    List<Finding> findings = new ArrayList<>();
    findings.add(tmux(facts));
    findings.add(charmap(facts.getOrDefault("charmap", "")));
    findings.add(limit("open files", facts.getOrDefault("files", ""), LEAST_FILES, "-n"));
    findings.add(limit("processes", facts.getOrDefault("processes", ""), LEAST_PROCESSES, "-u"));
    return findings;
  }

  private Finding tmux(Map<String, String> facts) {
    String area = prefix + "tmux";
    if (!facts.containsKey("tmux")) {
      return Finding.problem(
          area,
          new TmuxoException(
              ErrorCode.TMUX_NOT_FOUND,
              "There is no program " + tmux + " on node " + node.node(),
              "apt-get install tmux, or set tmux.path."),
          "No team can run there.");
    }
    TmuxVersion version;
    try {
      version = TmuxVersion.parse(facts.get("tmux")).require(node.node());
    } catch (TmuxoException e) {
      return Finding.problem(area, e, "No team can run there.");
    }
    String found = version + " (" + facts.get("program") + ")";
    if (!Capability.SAFE_VIEWERS.in(version)) {
      return Finding.warn(
          area,
          found,
          "A pane that dies while its output is watched kills this version's server, so live views"
              + " of terminals are refused.",
          "Install tmux 3.4 or newer.");
    }
    if (!Capability.SAFE_PASTE.in(version)) {
      return Finding.warn(
          area,
          found,
          "Pasting into a dead pane kills this version's server; every paste is guarded against"
              + " that, but people who paste by hand are not.",
          "Install tmux 3.4 or newer when you can.");
    }
    if (Capability.RAW_SHOW_BUFFER.in(version) && !Capability.RAW_FORMATS_AGAIN.in(version)) {
      return Finding.warn(
          area,
          found,
          "This version rewrites some characters of titles and paths that it prints.",
          "Install tmux 3.6 or newer if they matter.");
    }
    return Finding.ok(area, found);
  }

  private Finding charmap(String charmap) {
    String area = prefix + "locale";
    // musl has no program to tell, and no other character set
    if (charmap.isEmpty() || charmap.equals("UTF-8")) {
      return Finding.ok(area, charmap.isEmpty() ? "not told" : charmap);
    }
    return Finding.warn(
        area,
        charmap + " instead of UTF-8",
        "Agents inherit it, and many then show or read everything but ASCII wrongly.",
        "export LANG=C.UTF-8");
  }

  private Finding limit(String what, String value, long least, String option) {
    String area = prefix + "limits";
    if (!value.matches("[0-9]{1,18}") || Long.parseLong(value) >= least) {
      return Finding.ok(area, what + ": " + (value.isEmpty() ? "not told" : value));
    }
    return Finding.warn(
        area,
        what + ": " + value,
        "A large team needs more; agents then fail to start.",
        "ulimit " + option + " " + least * 4 + ", or in /etc/security/limits.conf.");
  }
}
