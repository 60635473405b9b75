package dev.tmuxo.engine.tmux;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes an exchange apart in which the end of a block was forged, where that can be done without
 * doubt.
 *
 * <p>It can where the commands of the request are known to answer with one block each and only the
 * last one prints text of others, such as a screen: the last block then reaches to the last end
 * that belongs to its begin. If anything is left over that looks like a begin or an end, the text
 * came from another command, and there is doubt.
 */
final class ForgedExchange {

  /** What the exchange really was. */
  record Resolved(List<Reply.Block> blocks, List<String> notifications) {}

  private final List<String> lines;
  private final List<Reply.Block> blocks = new ArrayList<>();
  private final List<String> notifications = new ArrayList<>();
  private int at;

  private ForgedExchange(List<String> lines) {
    this.lines = lines;
  }

  /**
   * @param lines everything before the sentinel
   * @param commands how many commands the request has; 0 if the number of its blocks is open
   */
  static Optional<Resolved> resolve(List<String> lines, int commands) {
    return new ForgedExchange(lines).resolve(commands);
  }

  private Optional<Resolved> resolve(int commands) {
    boolean failed = commands == 0;
    while (!failed && blocks.size() < commands) {
      boolean last = blocks.size() == commands - 1;
      if (!skipToBegin() || !takeBlock(last)) {
        return Optional.empty();
      }
      failed = blocks.get(blocks.size() - 1).error();
    }
    notifications.addAll(lines.subList(at, lines.size()));
    return commands == 0 || notifications.stream().anyMatch(ForgedExchange::isGuard)
        ? Optional.empty()
        : Optional.of(new Resolved(blocks, notifications));
  }

  private boolean skipToBegin() {
    while (at < lines.size() && !lines.get(at).startsWith("%begin ")) {
      notifications.add(lines.get(at++));
    }
    return at < lines.size();
  }

  private boolean takeBlock(boolean last) {
    String guard = lines.get(at).substring("%begin".length());
    List<String> inside = lines.subList(at + 1, lines.size());
    int ended = last ? inside.lastIndexOf("%end" + guard) : inside.indexOf("%end" + guard);
    int failed = last ? inside.lastIndexOf("%error" + guard) : inside.indexOf("%error" + guard);
    boolean error = ended < 0 || (failed >= 0 && (last ? failed > ended : failed < ended));
    int end = error ? failed : ended;
    if (end < 0) {
      return false;
    }
    blocks.add(new Reply.Block(error, inside.subList(0, end)));
    at += end + 2;
    return true;
  }

  private static boolean isGuard(String line) {
    return line.startsWith("%begin ") || line.startsWith("%end ") || line.startsWith("%error ");
  }
}
