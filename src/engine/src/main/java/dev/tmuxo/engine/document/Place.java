package dev.tmuxo.engine.document;

/**
 * A line of a file that a person wrote.
 *
 * @param file the file's name as the person knows it
 * @param line from 1; 0 for what has no lines (a variable, a flag)
 */
public record Place(String file, int line) implements Comparable<Place> {

  @Override
  public int compareTo(Place other) {
    int byFile = file.compareTo(other.file);
    return byFile != 0 ? byFile : Integer.compare(line, other.line);
  }

  /** {@code team.yaml:12}. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
