package dev.tmuxo.engine.team;

import dev.tmuxo.engine.document.Field;
import dev.tmuxo.engine.document.Problems;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.profile.Profile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads the agents of a team file, with the file's defaults, and unfolds {@code count}. */
final class AgentReader {

  /** The largest team. */
  static final int MAX_AGENTS = 500;

  private final Lookups lookups;
  private final Directories directories;
  private final Problems problems;
  private final Field defaults;
  private final Path workdir;

  /** An agent and where it stands in the file. */
  record Placed(Field field, AgentSpec spec) {}

  /**
   * @param file the team file
   * @param workdir of the team
   */
  AgentReader(
      Field file, Path workdir, Lookups lookups, Directories directories, Problems problems) {
    this.lookups = lookups;
    this.directories = directories;
    this.problems = problems;
    this.defaults =
        file.get("defaults")
            .orElse(new Field("defaults", file.place(), new Field.Entries(Map.of())));
    this.workdir = defaults.get("workdir").map(directories::directory).orElse(workdir);
  }

  List<Placed> read(List<Field> fields) {
    Environments.check(defaults, problems);
    defaults.get("profile").ifPresent(lookups::profile);
    List<Placed> agents = new ArrayList<>();
    Map<String, Field> names = new HashMap<>();
    for (Field field : fields) {
      Optional<AgentSpec> pattern = agent(field);
      List<String> unfolded = pattern.map(p -> names(field, p.name())).orElse(List.of());
      if (agents.size() + unfolded.size() > MAX_AGENTS) {
        problems.add(
            ErrorCode.FIELD_INVALID,
            field,
            "more than " + MAX_AGENTS + " agents in the team; split it into several teams");
        break;
      }
      for (String name : unfolded) {
        claim(name, field, names);
        agents.add(new Placed(field, pattern.get().withName(name)));
      }
    }
    return agents;
  }

  /** The agent before {@code count} is unfolded; nothing if not even its name can be made out. */
  private Optional<AgentSpec> agent(Field field) {
    Environments.check(field, problems);
    String name = field.get("name").map(f -> Names.read(f, problems)).orElse("");
    String role = field.get("role").map(f -> Names.read(f, problems)).orElse("");
    lookups.role(field.get("role"));
    Optional<Profile> profile =
        field.get("profile").or(() -> defaults.get("profile")).isPresent()
            ? lookups.profile(field.get("profile").or(() -> defaults.get("profile")).get())
            : lookups.defaultProfile(field);
    List<String> command = command(field, profile);
    Path directory = field.get("workdir").map(directories::directory).orElse(workdir);
    Optional<String> briefing = briefing(field);
    if (name.isEmpty() || profile.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new AgentSpec(
            name,
            role,
            profile.get(),
            command,
            directory.toString(),
            Environments.merge(profile.get().env(), defaults, field),
            field.text("reportsTo"),
            briefing,
            restart(field)));
  }

  private List<String> command(Field field, Optional<Profile> profile) {
    Optional<Field> own = field.get("command");
    if (own.isEmpty()) {
      List<String> command = profile.map(Profile::command).orElse(List.of());
      if (profile.isPresent() && command.isEmpty()) {
        problems.add(
            ErrorCode.FIELD_MISSING,
            field.place(),
            field.pathOf("command"),
            "is missing; profile " + profile.get().name() + " names no program of its own");
      }
      return command;
    }
    List<String> command = new ArrayList<>();
    for (Field word : own.get().items()) {
      String text = word.scalar().orElse("");
      if (!problems.concern(word.path())
          && (text.indexOf('\0') >= 0 || (command.isEmpty() && text.isBlank()))) {
        problems.add(ErrorCode.FIELD_INVALID, word, "is no program or argument");
      }
      command.add(text);
    }
    return command;
  }

  private Optional<String> briefing(Field field) {
    Optional<Field> inline = field.get("briefing");
    Optional<Field> file = field.get("briefingFile");
    if (inline.isPresent() && file.isPresent()) {
      problems.add(
          ErrorCode.FIELD_INVALID, file.get(), "does not go with briefing; give one of the two");
    }
    return inline.flatMap(Field::text).or(() -> file.flatMap(directories::file));
  }

  private RestartPolicy restart(Field field) {
    String word = field.text("restart").or(() -> defaults.text("restart")).orElse("never");
    return switch (word) {
      case "always" -> RestartPolicy.ALWAYS;
      case "on-failure" -> RestartPolicy.ON_FAILURE;
      default -> RestartPolicy.NEVER;
    };
  }

  /** The names of the agents that an entry stands for. */
  private List<String> names(Field field, String name) {
    Optional<Field> count = field.get("count");
    if (count.isEmpty()) {
      return List.of(name);
    }
    String number = count.get().scalar().orElse("");
    boolean valid = number.matches("[0-9]{1,3}") && number.matches(".*[1-9].*");
    if (!valid || Integer.parseInt(number) > MAX_AGENTS) {
      if (!problems.concern(count.get().path())) {
        problems.add(
            ErrorCode.FIELD_INVALID, count.get(), "must be a whole number from 1 to " + MAX_AGENTS);
      }
      return List.of(name);
    }
    return IntStream.rangeClosed(1, Integer.parseInt(number))
        .mapToObj(i -> name + "-" + i)
        .toList();
  }

  private void claim(String name, Field field, Map<String, Field> names) {
    Field at = field.get("name").orElse(field);
    String shown = at.varied() ? at.shown() : name;
    Field first = names.putIfAbsent(name, field);
    if (first != null) {
      problems.add(
          ErrorCode.FIELD_INVALID,
          at,
          "\""
              + shown
              + "\" is taken by "
              + first.path()
              + " in line "
              + first.place().line()
              + "; agents need different names");
    } else if (Names.RESERVED.contains(name)) {
      problems.add(
          ErrorCode.FIELD_INVALID, at, "\"" + shown + "\" is reserved; choose another name");
    } else if (!Names.valid(name) && Names.valid(field.text("name").orElse(""))) {
      problems.add(ErrorCode.FIELD_INVALID, at, "\"" + shown + "\" is longer than 63 characters");
    }
  }
}
