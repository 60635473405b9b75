package dev.tmuxo.engine.config;

import dev.tmuxo.engine.document.Environment;
import dev.tmuxo.engine.document.Field;
import dev.tmuxo.engine.document.Place;
import dev.tmuxo.engine.document.Problems;
import dev.tmuxo.engine.document.SourceText;
import dev.tmuxo.engine.document.Variables;
import dev.tmuxo.engine.document.YamlReader;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds out the settings that count. Later layers win: built in, system, user, project,
 * environment, flags.
 */
public final class SettingsLoader {

  private static final String DOCUMENTATION = "docs/configuration.md";

  private SettingsLoader() {}

  /**
   * Reads all layers.
   *
   * @throws TmuxoException naming the place of every unknown setting and every value that does not
   *     fit, in whatever layer
   */
  public static Effective load(Sources sources) {
    Problems problems = new Problems();
    Locations locations = new Locations(sources);
    Layers layers = new Layers(problems);
    builtIn(layers, locations);
    for (Path file : locations.files()) {
      file(file, sources, layers, problems);
    }
    environment(sources, layers);
    for (Map.Entry<String, String> flag : new TreeMap<>(sources.flags()).entrySet()) {
      Place place = new Place("--set " + flag.getKey(), 0);
      layers.text(flag.getKey(), flag.getValue(), place, "--set", sources.workingDirectory());
    }
    problems.throwIfAny(DOCUMENTATION);
    Settings settings = layers.settings();
    return new Effective(settings, layers.entries(), folders(locations, settings));
  }

  private static void builtIn(Layers layers, Locations locations) {
    for (Setting<?> setting : Setting.ALL) {
      String value =
          setting.equals(Setting.HOME) ? locations.stateFolder().toString() : setting.builtIn();
      layers.builtIn(setting, value);
    }
  }

  private static void file(Path file, Sources sources, Layers layers, Problems problems) {
    SourceText source = SourceText.read(file);
    if (source.text().isBlank()) {
      return;
    }
    YamlReader.read(source, problems)
        .map(root -> Variables.expand(root, Environment.of(sources.variables()), problems))
        .ifPresent(root -> section(root, file.toAbsolutePath().getParent(), layers, problems));
  }

  private static void section(Field section, Path base, Layers layers, Problems problems) {
    if (!(section.body() instanceof Field.Entries entries)) {
      problems.add(
          ErrorCode.SETTING_INVALID,
          section,
          "must be a mapping (\"name: value\" lines), not " + section.described());
      return;
    }
    for (Field field : entries.map().values()) {
      if (Layers.isSection(field.path())) {
        section(field, base, layers, problems);
      } else {
        layers.field(field, base);
      }
    }
  }

  /**
   * Only names that begin like a setting are looked at: agents and other tools have {@code TMUXO_}
   * variables too.
   */
  private static void environment(Sources sources, Layers layers) {
    for (Map.Entry<String, String> variable : new TreeMap<>(sources.variables()).entrySet()) {
      String name = variable.getKey();
      if (Layers.isSettingVariable(name)) {
        Place place = new Place(name, 0);
        layers.variable(name, variable.getValue(), place, sources.workingDirectory());
      }
    }
  }

  private static List<Path> folders(Locations locations, Settings settings) {
    List<Path> folders = new ArrayList<>();
    locations.project().ifPresent(folders::add);
    folders.add(locations.userFolder());
    folders.addAll(settings.resources());
    return folders;
  }
}
