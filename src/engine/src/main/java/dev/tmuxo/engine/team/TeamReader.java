package dev.tmuxo.engine.team;

import dev.tmuxo.engine.document.Environment;
import dev.tmuxo.engine.document.Field;
import dev.tmuxo.engine.document.Problems;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.message.Templates;
import dev.tmuxo.engine.profile.ResourceLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes a team of a file's fields and reports what makes no sense. The schema has reported what has
 * the wrong form; that is passed over here.
 */
final class TeamReader {

  /** The schema reports that there are more. */
  private static final int MAX_CHECK_INS = 500;

  private final ResourceLibrary library;
  private final Environment environment;
  private final Path base;
  private final boolean here;
  private final Problems problems;
  private final List<String> hints;

  TeamReader(
      ResourceLibrary library,
      Environment environment,
      Path base,
      boolean here,
      Problems problems,
      List<String> hints) {
    this.library = library;
    this.environment = environment;
    this.base = base;
    this.here = here;
    this.problems = problems;
    this.hints = hints;
  }

  /** The team as far as it can be made out; of no use if there are problems. */
  TeamSpec read(Field file) {
    String name = file.get("team").map(f -> Names.read(f, problems)).orElse("");
    Directories directories = new Directories(base, here, problems);
    Path workdir = file.get("workdir").map(directories::directory).orElseGet(directories::base);
    Lookups lookups = new Lookups(library, environment, problems, hints);
    List<AgentReader.Placed> placed =
        new AgentReader(file, workdir, lookups, directories, problems).read(items(file, "agents"));
    Hierarchy.check(placed, problems);
    List<AgentSpec> agents =
        new Briefings(name, placed.stream().map(AgentReader.Placed::spec).toList(), lookups)
            .complete();
    boolean restore = file.get("restore").map(this::truth).orElse(false);
    TeamSpec team = new TeamSpec(name, workdir.toString(), restore, agents, List.of());
    CheckInReader checkIns = new CheckInReader(new Templates(library), team.roster(), problems);
    return new TeamSpec(
        name,
        workdir.toString(),
        restore,
        agents,
        items(file, "checkIns").stream()
            .limit(MAX_CHECK_INS)
            .map(checkIns::read)
            .flatMap(Optional::stream)
            .toList());
  }

  private boolean truth(Field field) {
    String value = field.scalar().orElse("").toLowerCase(Locale.ROOT);
    if (!value.equals("true") && !value.equals("false") && !problems.concern(field.path())) {
      problems.add(ErrorCode.FIELD_INVALID, field, "must be true or false");
    }
    return value.equals("true");
  }

  private static List<Field> items(Field file, String name) {
    return file.get(name).map(Field::items).orElse(List.of());
  }
}
