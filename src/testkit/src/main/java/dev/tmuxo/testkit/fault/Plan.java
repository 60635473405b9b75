package dev.tmuxo.testkit.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Everything a seed decides: what is sent to whom in which order, and what breaks when. */
record Plan(List<Outgoing> messages, List<Alarm> checkIns, List<Strike> strikes) {

  /** Every so many messages, on average, is of that kind. */
  private static final int BROADCAST = 25;

  private static final int RELAY = 12;
  private static final int BY_COMMAND = 40;
  private static final int OTHER_PRIORITY = 6;

  private static final int SOON_SECONDS = 60;
  private static final int STANDING = 10;

  /**
   * A message to send.
   *
   * @param marker in its text, unlike any other's
   * @param relay whether its recipient is to send another one to a colleague
   * @param byCommand whether {@code tmuxo send} sends it, instead of a call of the API
   */
  record Outgoing(
      String marker, String to, String priority, String text, boolean relay, boolean byCommand) {}

  /**
   * A check-in to add.
   *
   * @param afterMessage how many messages are sent before
   * @param schedule as the API has it
   */
  record Alarm(int afterMessage, String to, String schedule, String text) {}

  /**
   * A fault.
   *
   * @param afterMessage how many messages are sent before
   * @param pauseMillis how long after that
   * @param victim picks an agent
   * @param millis how long it lasts, if it is one that passes
   */
  record Strike(int afterMessage, int pauseMillis, FaultKind kind, int victim, int millis) {}

  static Plan of(FaultOptions options) {
    Random random = new Random(options.seed());
    List<Outgoing> messages = new ArrayList<>();
    for (int i = 0; i < options.messages(); i++) {
      messages.add(message(i, options.agents(), random));
    }
    List<Alarm> checkIns = new ArrayList<>();
    for (int i = 0; i < options.checkIns(); i++) {
      checkIns.add(checkIn(i, options, random));
    }
    checkIns.sort(Comparator.comparingInt(Alarm::afterMessage));
    return new Plan(messages, checkIns, strikes(options, random));
  }

  static String agent(int number) {
    return "a" + number;
  }

  private static Outgoing message(int number, int agents, Random random) {
    String marker = "m" + number;
    String to = random.nextInt(BROADCAST) == 0 ? "@all" : agent(random.nextInt(agents));
    boolean relay = random.nextInt(RELAY) == 0 && !to.equals("@all");
    boolean byCommand = random.nextInt(BY_COMMAND) == 0;
    String priority =
        random.nextInt(OTHER_PRIORITY) != 0 ? "normal" : random.nextBoolean() ? "high" : "low";
    String text = relay ? "relay " + marker + " to " + agent(random.nextInt(agents)) : marker + ".";
    if (!relay && random.nextInt(3) == 0) {
      text += "\n" + "Line of a longer text. ".repeat(1 + random.nextInt(20)) + "\n  - end";
    }
    return new Outgoing(marker, to, priority, text, relay, byCommand);
  }

  private static Alarm checkIn(int number, FaultOptions options, Random random) {
    int seconds = 1 + random.nextInt(SOON_SECONDS);
    String schedule =
        switch (random.nextInt(STANDING)) {
          case 0 -> "{\"kind\":\"in\",\"delay\":\"PT2H\"}";
          case 1, 2, 3 -> "{\"kind\":\"every\",\"period\":\"PT" + (2 + seconds / 2) + "S\"}";
          default -> "{\"kind\":\"in\",\"delay\":\"PT" + seconds + "S\"}";
        };
    String to = random.nextInt(BROADCAST) == 0 ? "@all" : agent(random.nextInt(options.agents()));
    // Some say the same, so that they can be merged.
    String text = random.nextInt(STANDING) == 0 ? "Status?" : "Status c" + number + "?";
    return new Alarm(random.nextInt(options.messages()), to, schedule, text);
  }

  private static List<Strike> strikes(FaultOptions options, Random random) {
    List<FaultKind> kinds = new ArrayList<>();
    if (options.node() != FaultNode.LOCAL) {
      kinds.addAll(FaultKind.onlyOn(options.node()));
    }
    while (kinds.size() < options.faults()) {
      List<FaultKind> all = new ArrayList<>(FaultKind.on(options.node()));
      Collections.shuffle(all, random);
      kinds.addAll(all);
    }
    // The first rounds are whole, so that every kind is among them.
    List<FaultKind> chosen = new ArrayList<>(kinds.subList(0, options.faults()));
    Collections.shuffle(chosen, random);
    List<Strike> strikes = new ArrayList<>();
    for (FaultKind kind : chosen) {
      strikes.add(
          new Strike(
              random.nextInt(options.messages()),
              random.nextInt(500),
              kind,
              random.nextInt(options.agents()),
              300 + random.nextInt(3_000)));
    }
    strikes.sort(Comparator.comparingInt(Strike::afterMessage));
    return strikes;
  }
}
