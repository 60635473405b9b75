package dev.tmuxo.engine.config;

import java.nio.file.Path;
import java.util.List;

/**
 * The settings that count.
 *
 * @param entries every value and where it came from, for {@code tmuxo config}
 * @param resourceFolders where profiles, roles and templates are looked for, most important first
 */
public record Effective(Settings settings, List<Entry> entries, List<Path> resourceFolders) {

  public Effective {
    entries = List.copyOf(entries);
    resourceFolders = List.copyOf(resourceFolders);
  }

  /**
   * One setting.
   *
   * @param value as it would be written
   * @param origin {@code built-in}, {@code FILE:LINE}, a variable's name or {@code --set}
   * @param variable the environment variable that sets it
   * @param builtIn its value unless somebody sets it
   */
  public record Entry(
      String key,
      String value,
      String origin,
      String description,
      String variable,
      String builtIn) {}
}
