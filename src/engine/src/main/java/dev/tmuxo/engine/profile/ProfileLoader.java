package dev.tmuxo.engine.profile;

import dev.tmuxo.engine.document.Environment;
import dev.tmuxo.engine.document.Field;
import dev.tmuxo.engine.document.Printable;
import dev.tmuxo.engine.document.Problems;
import dev.tmuxo.engine.document.RecordReader;
import dev.tmuxo.engine.document.SourceText;
import dev.tmuxo.engine.document.Suggestions;
import dev.tmuxo.engine.document.Variables;
import dev.tmuxo.engine.document.YamlReader;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.profile.ResourceLibrary.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads profiles. The fields of a profile's file are the components of {@link Profile}; {@code
 * extends: NAME} takes over whatever the file does not say from another profile, or, with the
 * file's own name, from the profile it hides.
 *
 * <p>Variables are put into {@code command} and {@code env} only: elsewhere a dollar sign belongs
 * to a regular expression. Not thread-safe; keeps what it read.
 */
public final class ProfileLoader {

  private static final String DOCUMENTATION = "docs/profiles.md";
  private static final String EXTENDS = "extends";
  private static final List<String> WITH_VARIABLES = List.of("command", "env", "resume");
  private static final Pattern RELATIVE_PATH =
      Pattern.compile("(?!.*\\.\\.)[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");

  private static final SourceText DEFAULTS =
      new SourceText(
          "built-in:profile",
          """
          summary: ""
          env: {}
          files: {}
          envelope: header
          signs: { foreground: [] }
          composer: { kind: none }
          submit: { key: Enter, again: 2, after: 200ms, suffix: "" }
          limits: { bytes: 1048576, lineBytes: 1048576 }
          queuesWhileBusy: false
          startTimeout: 30s
          settle: 1s
          silence: 0s
          resume: []
          """);

  private final ResourceLibrary library;
  private final Environment environment;
  private final Map<String, Profile> loaded = new HashMap<>();

  /** Reads profiles with the variables of this process. */
  public ProfileLoader(ResourceLibrary library) {
    this(library, Environment.ofProcess());
  }

  /**
   * @param environment what {@code ${NAME}} in a profile's command and variables refers to
   */
  public ProfileLoader(ResourceLibrary library, Environment environment) {
    this.library = library;
    // Known only where the agent starts, so it stays as it is.
    this.environment =
        name -> name.equals("AGENT_DIR") ? Optional.of(Profile.AGENT_DIR) : environment.get(name);
  }

  /** The names of all profiles there are. */
  public Set<String> names() {
    return library.names(Kind.PROFILE);
  }

  /**
   * Reads a profile.
   *
   * @throws TmuxoException {@link ErrorCode#PROFILE_UNKNOWN} if there is none of that name, another
   *     code if its file has problems
   */
  public Profile load(String name) {
    Profile known = loaded.get(name);
    if (known != null) {
      return known;
    }
    Problems problems = new Problems();
    Optional<Field> merged = chain(name, 0, Set.of(), Optional.empty(), problems);
    problems.throwIfAny(DOCUMENTATION);
    Profile profile = read(name, merged.orElseThrow(), problems);
    loaded.put(name, profile);
    return profile;
  }

  private Profile read(String name, Field merged, Problems problems) {
    merged
        .text("name")
        .filter(n -> !n.equals(name))
        .ifPresent(
            n ->
                problems.add(
                    ErrorCode.FIELD_INVALID,
                    merged.get("name").orElseThrow(),
                    "must be \"" + name + "\" as the file is called, or be left out"));
    Map<String, Field> entries = new LinkedHashMap<>(merged.entries());
    for (String field : WITH_VARIABLES) {
      entries.computeIfPresent(field, (n, f) -> Variables.expand(f, environment, problems));
    }
    entries.put("name", new Field("name", merged.place(), Field.Scalar.of(Field.Kind.TEXT, name)));
    Field complete = new Field("", merged.place(), new Field.Entries(entries));
    checkExpressions(complete, problems);
    checkFiles(complete, problems);
    Optional<Profile> profile = RecordReader.read(Profile.class, complete, problems);
    problems.throwIfAny(DOCUMENTATION);
    return profile.orElseThrow();
  }

  /** The file's fields over those of what it extends, over the defaults. */
  private Optional<Field> chain(
      String name, int hidden, Set<String> seen, Optional<Field> reference, Problems problems) {
    List<SourceText> files = library.all(Kind.PROFILE, name);
    if (hidden >= files.size()) {
      if (reference.isEmpty()) {
        throw unknown(name);
      }
      problems.add(
          ErrorCode.PROFILE_UNKNOWN,
          reference.get(),
          "unknown profile"
              + Suggestions.ending(name, names())
              + " Known: "
              + Suggestions.list(names()));
      return Optional.empty();
    }
    Optional<Field> own = YamlReader.read(files.get(hidden), problems);
    if (own.isEmpty()) {
      return own;
    }
    if (!(own.get().body() instanceof Field.Entries)) {
      problems.add(
          ErrorCode.FIELD_INVALID,
          own.get(),
          "a profile is a mapping (\"name: value\" lines), not " + own.get().described());
      return Optional.empty();
    }
    Optional<Field> base = base(name, hidden, seen, own.get(), problems);
    return base.map(b -> merge(b, own.get()));
  }

  private Optional<Field> base(
      String name, int hidden, Set<String> seen, Field own, Problems problems) {
    Optional<Field> parent = own.get(EXTENDS);
    if (parent.isEmpty()) {
      return YamlReader.read(DEFAULTS, problems);
    }
    Optional<String> parentName = parent.get().text();
    if (parentName.isEmpty()) {
      problems.add(ErrorCode.FIELD_INVALID, parent.get(), "must be the name of a profile");
      return Optional.empty();
    }
    boolean same = parentName.get().equals(name);
    if (!same && seen.contains(parentName.get())) {
      problems.add(
          ErrorCode.FIELD_INVALID,
          parent.get(),
          "goes round in a circle; one of the profiles must extend no other of them");
      return Optional.empty();
    }
    Set<String> nowSeen = new HashSet<>(seen);
    nowSeen.add(name);
    return chain(parentName.get(), same ? hidden + 1 : 0, nowSeen, parent, problems);
  }

  private static Field merge(Field base, Field own) {
    if (!(base.body() instanceof Field.Entries below)
        || !(own.body() instanceof Field.Entries above)) {
      return own;
    }
    Map<String, Field> merged = new LinkedHashMap<>(below.map());
    boolean whole = own.path().isEmpty();
    if (whole) {
      merged.remove("name");
    }
    above.map().forEach((name, value) -> merged.merge(name, value, ProfileLoader::merge));
    if (whole) {
      merged.remove(EXTENDS);
    }
    return new Field(own.path(), own.place(), new Field.Entries(merged));
  }

  private static void checkFiles(Field profile, Problems problems) {
    profile.get("files").map(Field::entries).orElse(Map.of()).entrySet().stream()
        .filter(file -> !RELATIVE_PATH.matcher(file.getKey()).matches())
        .forEach(
            file ->
                problems.add(
                    ErrorCode.FIELD_INVALID,
                    file.getValue(),
                    "must be a relative path of letters, digits, \".\", \"_\" and \"-\""));
  }

  /** tmux reads them as POSIX expressions; what Java cannot read, tmux cannot either. */
  private static void checkExpressions(Field profile, Problems problems) {
    for (String group : List.of("signs", "composer")) {
      Map<String, Field> fields = profile.get(group).map(Field::entries).orElse(Map.of());
      for (Field field : fields.values()) {
        try {
          field.text().ifPresent(Pattern::compile);
        } catch (PatternSyntaxException e) {
          problems.add(
              ErrorCode.FIELD_INVALID,
              field,
              "is no regular expression (" + e.getDescription() + ")");
        }
      }
    }
  }

  private TmuxoException unknown(String name) {
    return new TmuxoException(
        ErrorCode.PROFILE_UNKNOWN,
        "unknown profile \""
            + Printable.line(name, 60)
            + "\""
            + Suggestions.question(name, names()),
        "Known profiles: "
            + Suggestions.list(names())
            + ". Your own go to .tmuxo/profiles/NAME.yaml.");
  }
}
