package dev.tmuxo.engine.document;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Collects what is wrong in one or more files, so that a person sees all of it at once instead of
 * one problem per attempt. Not thread-safe.
 */
public final class Problems {

  /** More than these are counted, not shown. */
  public static final int SHOWN = 20;

  /** Keeps a hostile file of a million mistakes from filling the memory. */
  private static final int KEPT = 1_000;

  private final List<Problem> found = new ArrayList<>();

  public void add(ErrorCode code, Field at, String message) {
    add(code, at.place(), at.path(), message);
  }

  /**
   * Adds what a part of the engine that knows nothing of files says about a field's value. Its
   * message names the value, so it is not shown if a variable was put in.
   */
  public void add(TmuxoException error, Field at) {
    String message =
        at.varied()
            ? "\"" + at.shown() + "\", with its variables put in, is not valid here"
            : error.getMessage();
    add(error.code(), at, join(message, error.remedy()));
  }

  /** Message and remedy as one line: {@code no such file; check the path}. */
  private static String join(String message, String remedy) {
    String way = remedy.replaceFirst("\\.$", "");
    if (way.isEmpty()) {
      return message;
    }
    boolean sentence = message.endsWith("?");
    String first = way.substring(0, 1);
    return message
        + (sentence ? " " : "; ")
        + (sentence ? first : first.toLowerCase(Locale.ROOT))
        + way.substring(1);
  }

  public void add(ErrorCode code, Place place, String path, String message) {
    Problem problem = new Problem(code, place, path, message);
    if (found.size() < KEPT && !found.contains(problem)) {
      found.add(problem);
    }
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Whether this field, or something in it, has a problem already. */
  public boolean concern(String path) {
    return found.stream()
        .map(Problem::path)
        .anyMatch(p -> p.equals(path) || p.startsWith(path + ".") || p.startsWith(path + "["));
  }

  /** What was found, in the order of the file. */
  public List<Problem> list() {
    return found.stream().sorted(Comparator.comparing(Problem::place)).toList();
  }

  /**
   * Ends the reading if anything was found.
   *
   * @param documentation where the format is described
   * @throws TmuxoException with every problem on a line of its own, under the problem's own code if
   *     there is only one kind and {@link ErrorCode#FILE_INVALID} otherwise
   */
  public void throwIfAny(String documentation) {
    if (found.isEmpty()) {
      return;
    }
    List<Problem> sorted = list();
    boolean oneKind = sorted.stream().map(Problem::code).distinct().count() == 1;
    String lines =
        sorted.stream()
            .limit(SHOWN)
            .map(p -> oneKind ? p.toString() : p + " [" + p.code().id() + "]")
            .collect(Collectors.joining("\n"));
    String more = sorted.size() > SHOWN ? "\n... and " + (sorted.size() - SHOWN) + " more" : "";
    throw new TmuxoException(
        oneKind ? sorted.get(0).code() : ErrorCode.FILE_INVALID,
        lines + more,
        documentation + " describes every field.");
  }
}
