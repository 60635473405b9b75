package dev.tmuxo.testkit.fault;

import java.util.List;

/**
 * What the checker found.
 *
 * @param messages in the journal: sent from outside, by agents, by check-ins, about agents
 * @param undelivered failed, expired or dead, and reported as that
 * @param checkIns what became of them, in words
 * @param lost what was acknowledged and is nowhere
 * @param doubled what came more than once
 * @param wrong what else should not be: order, damage, the journal's chain, due times
 */
record Verdict(
    int messages,
    int deliveries,
    long delivered,
    long uncertain,
    long undelivered,
    String checkIns,
    int entries,
    List<String> lost,
    List<String> doubled,
    List<String> wrong) {

  Verdict {
    lost = List.copyOf(lost);
    doubled = List.copyOf(doubled);
    wrong = List.copyOf(wrong);
  }
}
