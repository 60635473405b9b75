package dev.tmuxo.engine.document;

/**
 * A Markdown file taken apart.
 *
 * @param matter the YAML between the {@code ---} lines at the top, its lines where they were;
 *     without text if there is none
 * @param body what follows, without blank lines around it
 */
public record FrontMatter(SourceText matter, String body) {

  private static final String FENCE = "---\n";

  public static FrontMatter split(SourceText source) {
    String text = source.text().replace("\r\n", "\n");
    int close = text.startsWith(FENCE) ? text.indexOf("\n" + FENCE, FENCE.length() - 1) : -1;
    if (close < 0) {
      return new FrontMatter(new SourceText(source.name(), ""), text.strip());
    }
    String matter = "\n" + text.substring(FENCE.length(), close + 1);
    return new FrontMatter(
        new SourceText(source.name(), matter), text.substring(close + 1 + FENCE.length()).strip());
  }
}
