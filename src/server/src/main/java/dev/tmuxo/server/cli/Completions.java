package dev.tmuxo.server.cli;

import java.util.Iterator;
import java.util.List;
import picocli.AutoComplete;

/**
 * The script with which shells complete commands. What it offers for teams and agents it asks the
 * daemon for, each time, through {@code tmuxo names}.
 */
final class Completions {

  /** What the generated script has as the only value where names of teams belong. */
  private static final String TEAMS = "tmuxo-names-of-teams";

  private static final String AGENTS = "tmuxo-names-of-agents";

  /** Where the generated script begins to offer values. */
  private static final String OFFER = "  options=(\"$@\")\n";

  private static final String OFFER_NAMES =
      """
        case "$1" in
          %s) options=($(_tmuxo_names)) ;;
          %s) options=($(_tmuxo_names --of -- "${COMP_WORDS[@]:1:COMP_CWORD-1}")) ;;
          *) options=("$@") ;;
        esac
      """
          .formatted(TEAMS, AGENTS);

  private static final String FUNCTIONS =
      """

      # The names of teams that run, or of the agents of a team on the command line. Nothing if no
      # daemon runs; none is started.
      function _tmuxo_names() {
        "${COMP_WORDS[0]/#\\~/$HOME}" names "$@" 2>/dev/null </dev/null
      }
      """;

  private Completions() {}

  /** For bash, and for zsh in bash's way. */
  static String script() {
    String generated = AutoComplete.bash("tmuxo", Tmuxo.commandLine()).replace(OFFER, OFFER_NAMES);
    int registration = generated.lastIndexOf("\ncomplete -F ");
    return generated.substring(0, registration) + FUNCTIONS + generated.substring(registration);
  }

  /** Offers teams that run. */
  static final class Teams implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of(TEAMS).iterator();
    }
  }

  /** Offers the agents of the team that was named before. */
  static final class Agents implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of(AGENTS).iterator();
    }
  }
}
