package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.checkin.CheckInRules;
import dev.tmuxo.engine.message.AgentRef;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import dev.tmuxo.engine.state.StandingCheckIn;
import dev.tmuxo.engine.team.CheckInSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the check-ins of one moment want to send. Texts for the same agents, whose answers go to the
 * same, become one message; what is no text for reading, or insists on a message of its own, does
 * not. Those follow each other: an agent gets one message at a time.
 */
final class CheckInMessages {

  /** A message of more is hard to answer. */
  private static final int MOST_TOGETHER = 20;

  private static final int LONGEST_TOGETHER = 16_384;

  /**
   * A message that is wanted.
   *
   * @param recipients the agents it goes to
   * @param to how they are addressed
   */
  record Wish(StandingCheckIn checkIn, Instant due, List<AgentRef> recipients, List<String> to) {
    private CheckInSpec spec() {
      return checkIn.spec();
    }
  }

  /** What must be the same in wishes that become one message. */
  private record Key(
      String by, Set<AgentRef> recipients, MessageType type, Priority priority, String alone) {
    static Key of(Wish wish) {
      CheckInSpec spec = wish.spec();
      boolean alone =
          spec.type() == MessageType.COMMAND
              || spec.rules().missed() == CheckInRules.Missed.ALL
              || wish.recipients().isEmpty();
      return new Key(
          wish.checkIn().by(),
          Set.copyOf(wish.recipients()),
          spec.type(),
          spec.priority(),
          alone ? wish.checkIn().id() : "");
    }
  }

  private final Map<Key, List<Wish>> wishes = new LinkedHashMap<>();

  void add(Wish wish) {
    wishes.computeIfAbsent(Key.of(wish), key -> new ArrayList<>()).add(wish);
  }

  /** The wishes, one list a message, in the order in which they came. */
  List<List<Wish>> grouped() {
    List<List<Wish>> groups = new ArrayList<>();
    for (List<Wish> alike : wishes.values()) {
      List<Wish> group = new ArrayList<>();
      for (Wish wish : alike) {
        if (!group.isEmpty() && !fits(group, wish)) {
          groups.add(group);
          group = new ArrayList<>();
        }
        group.add(wish);
      }
      groups.add(group);
    }
    return groups;
  }

  private static boolean fits(List<Wish> group, Wish wish) {
    return group.size() < MOST_TOGETHER
        && content(group).length() + wish.spec().content().length() <= LONGEST_TOGETHER;
  }

  /** What the message says: each text once. */
  static String content(List<Wish> together) {
    return together.stream()
        .map(wish -> wish.spec().content())
        .distinct()
        .collect(Collectors.joining("\n\n"));
  }
}
