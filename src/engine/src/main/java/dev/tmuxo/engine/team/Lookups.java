package dev.tmuxo.engine.team;

import dev.tmuxo.engine.document.Environment;
import dev.tmuxo.engine.document.Field;
import dev.tmuxo.engine.document.Problems;
import dev.tmuxo.engine.document.SourceText;
import dev.tmuxo.engine.document.Suggestions;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.profile.Profile;
import dev.tmuxo.engine.profile.ProfileLoader;
import dev.tmuxo.engine.profile.ResourceLibrary;
import dev.tmuxo.engine.profile.ResourceLibrary.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The profiles and roles that a team file names, each looked up once. */
final class Lookups {

  private static final String DEFAULT_PROFILE = "shell";

  private final ResourceLibrary library;
  private final ProfileLoader profiles;
  private final Problems problems;
  private final List<String> hints;
  private final Map<String, Optional<Profile>> known = new HashMap<>();
  private final Map<String, Optional<String>> roles = new HashMap<>();

  Lookups(ResourceLibrary library, Environment environment, Problems problems, List<String> hints) {
    this.library = library;
    this.profiles = new ProfileLoader(library, environment);
    this.problems = problems;
    this.hints = hints;
  }

  /** The profile a field names; what is wrong with it is reported at the first such field. */
  Optional<Profile> profile(Field field) {
    Optional<String> name = field.text().filter(n -> !n.isEmpty());
    return name.flatMap(n -> profile(n, field));
  }

  /** The profile of an agent that names none. */
  Optional<Profile> defaultProfile(Field agent) {
    return profile(DEFAULT_PROFILE, agent);
  }

  private Optional<Profile> profile(String name, Field field) {
    return known.computeIfAbsent(
        name,
        n -> {
          try {
            return Optional.of(profiles.load(n));
          } catch (TmuxoException e) {
            problems.add(e, field);
            return Optional.empty();
          }
        });
  }

  /** Hints at a role that is nearly the name of one with a text. */
  void role(Optional<Field> field) {
    String name = field.flatMap(Field::text).orElse("");
    if (!name.isEmpty() && roleText(name).isEmpty()) {
      Suggestions.closest(name, library.names(Kind.ROLE))
          .map(
              c ->
                  field.get().place()
                      + ": "
                      + field.get().path()
                      + ": no role text \""
                      + field.get().shown()
                      + "\"; did you mean \""
                      + c
                      + "\"?")
          .filter(h -> !hints.contains(h))
          .ifPresent(hints::add);
    }
  }

  /** What a role's file says. */
  Optional<String> roleText(String name) {
    return roles.computeIfAbsent(
        name, n -> library.find(Kind.ROLE, n).map(SourceText::text).map(String::strip));
  }

  /** What every agent with a role is told about working in a team. */
  Optional<String> teamText() {
    return library.find(Kind.BRIEFING, "team").map(SourceText::text).map(String::strip);
  }
}
