package dev.tmuxo.engine.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which letters are read next. A sweep asks tmux for {@code list-buffers -F FORMAT -f
 * FILTER}, gives the lines to {@link #plan} and does what the plan says; it does so again at once
 * if there is more. Stateless: what was not read is listed again.
 *
 * <p>Letters are read in order of id, thus of time. A pane that floods the server does not hold up
 * the others: of each pane, a sweep reads so many and no more, and beyond a bound its newest are
 * refused.
 */
public final class LetterBuffers {
  /** Size in bytes, seconds since 1970, and the name, which may hold anything. */
  public static final String FORMAT = "#{buffer_size} #{buffer_created} #{buffer_name}";

  /** Letters and answers, and no other buffers. */
  public static final String FILTER =
      "#{||:#{m:tmuxo-out-*,#{buffer_name}},#{m:tmuxo-in-*,#{buffer_name}}}";

  private static final String TOO_MANY = " letters of this pane are waiting already: try later";

  private LetterBuffers() {}

  /**
   * @param readPerPane letters of one pane read in one sweep
   * @param waitingPerPane letters of one pane that may wait; more are refused
   * @param bytes of content read in one sweep; one letter is read even if it is larger
   * @param unclaimedAfter an answer that its letter's sender did not take for so long never will
   *     be: the helper looks at least once a second, unless somebody ended it
   */
  public record Limits(int readPerPane, int waitingPerPane, long bytes, Duration unclaimedAfter) {

    /** For hosts that have no reason for others. */
    public static final Limits USUAL = new Limits(50, 2000, 16L << 20, Duration.ofSeconds(15));
  }

  /**
   * What to do.
   *
   * @param read letters to read and then delete, in order
   * @param refused letters to delete unread, and to answer with their reason
   * @param strays names of buffers that only look like letters; to be deleted
   * @param unclaimed answers to be deleted, after their text was brought to the sender otherwise if
   *     it matters
   * @param more whether letters are left for another sweep
   */
  public record Plan(
      List<LetterId> read,
      List<ParsedLetter.Rejected> refused,
      List<String> strays,
      List<LetterId> unclaimed,
      boolean more) {

    public Plan {
      read = List.copyOf(read);
      refused = List.copyOf(refused);
      strays = List.copyOf(strays);
      unclaimed = List.copyOf(unclaimed);
    }
  }

  private record Waiting(LetterId id, long bytes) {}

  /**
   * @param lines of the list, in any order; lines of another form are passed over
   * @param now by the node's clock, as far as it is known
   */
  public static Plan plan(List<String> lines, Instant now, Limits limits) {
    List<Waiting> letters = new ArrayList<>();
    List<String> strays = new ArrayList<>();
    List<LetterId> unclaimed = new ArrayList<>();
    for (String line : lines) {
      String[] words = line.split(" ", 3);
      if (words.length < 3 || !isNumber(words[0]) || !isNumber(words[1])) {
        continue;
      }
      String name = words[2];
      Optional<LetterId> letter = LetterId.ofLetter(name);
      if (letter.isPresent()) {
        letters.add(new Waiting(letter.get(), Long.parseLong(words[0])));
      } else if (LetterId.namesLetter(name)) {
        strays.add(name);
      } else {
        Instant created = Instant.ofEpochSecond(Long.parseLong(words[1]));
        LetterId.ofAnswer(name)
            .filter(id -> created.plus(limits.unclaimedAfter()).isBefore(now))
            .ifPresent(unclaimed::add);
      }
    }
    letters.sort((a, b) -> a.id().compareTo(b.id()));
    return choose(letters, strays, unclaimed, limits);
  }

  private static Plan choose(
      List<Waiting> letters, List<String> strays, List<LetterId> unclaimed, Limits limits) {
    List<LetterId> read = new ArrayList<>();
    List<ParsedLetter.Rejected> refused = new ArrayList<>();
    Map<String, Integer> ofPane = new HashMap<>();
    Set<String> heldBack = new HashSet<>(); // A pane's letters stay in order.
    long bytes = 0;
    for (Waiting letter : letters) {
      String pane = letter.id().pane();
      int earlier = ofPane.merge(pane, 1, Integer::sum) - 1;
      if (letter.bytes() > LetterParser.MAX_BYTES) {
        refused.add(refusal(letter.id(), LetterJson.TOO_LARGE));
      } else if (earlier >= limits.waitingPerPane()) {
        refused.add(refusal(letter.id(), limits.waitingPerPane() + TOO_MANY));
      } else if (heldBack.contains(pane)
          || earlier >= limits.readPerPane()
          || (!read.isEmpty() && bytes + letter.bytes() > limits.bytes())) {
        heldBack.add(pane);
      } else {
        bytes += letter.bytes();
        read.add(letter.id());
      }
    }
    boolean more = !heldBack.isEmpty();
    return new Plan(read, refused, strays, unclaimed, more);
  }

  private static ParsedLetter.Rejected refusal(LetterId id, String reason) {
    return new ParsedLetter.Rejected(id, "", reason);
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty()
        && word.length() <= 12
        && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
