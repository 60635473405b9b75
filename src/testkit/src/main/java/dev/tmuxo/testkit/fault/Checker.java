package dev.tmuxo.testkit.fault;

import dev.tmuxo.testkit.fault.Mail.Message;
import dev.tmuxo.testkit.fault.Mail.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds what senders were told, what the journal says and what agents got against each other. It
 * believes none of them alone.
 */
final class Checker {
  private final Team team;
  private final JournalCopy journal;
  private final Mail mail;
  private final Received received;
  private final DueTimes dueTimes;
  private final List<String> lost = new ArrayList<>();
  private final List<String> doubled = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  private Checker(Team team, JournalCopy journal) {
    this.team = team;
    this.journal = journal;
    this.mail = Mail.of(journal);
    this.received = Received.of(team, mail);
    this.dueTimes = DueTimes.of(journal);
  }

  /**
   * Checks a run that is over.
   *
   * @param messages what their senders were told
   * @param checkIns the same of check-ins
   */
  static Verdict check(
      Team team, JournalCopy journal, List<Attempt> messages, List<Attempt> checkIns) {
    Checker checker = new Checker(team, journal);
    checker.deliveries();
    checker.senders(messages);
    checker.relays();
    checker.checkIns(checkIns);
    checker.wrong.addAll(journal.findings());
    checker.wrong.addAll(checker.mail.findings());
    checker.wrong.addAll(checker.received.strange());
    checker.wrong.addAll(checker.received.disorder());
    return checker.verdict();
  }

  private void deliveries() {
    mail.states()
        .forEach(
            (way, state) -> {
              int times = received.times(way);
              Message message = mail.messages().get(way.message());
              Mail.Fate fate = Mail.fate(state);
              if (times > 1) {
                doubled.add(way.agent() + " got " + times + " times: " + message);
              } else if (fate == Mail.Fate.OPEN) {
                lost.add("still " + state + " to " + way.agent() + ": " + message);
              } else if (fate == Mail.Fate.DELIVERED && times == 0) {
                lost.add("said to be " + state + ", but " + way.agent() + " has not: " + message);
              } else if (fate == Mail.Fate.UNDELIVERED && times == 1) {
                wrong.add("said to be " + state + ", but " + way.agent() + " has: " + message);
              }
            });
    for (Way way : received.all().keySet()) {
      if (!mail.states().containsKey(way)) {
        wrong.add(way.agent() + " got what was for others: " + mail.messages().get(way.message()));
      }
    }
  }

  private void senders(List<Attempt> attempts) {
    Map<String, String> ids = new HashMap<>();
    for (Message message : mail.messages().values()) {
      message
          .marker()
          .map(marker -> ids.put(marker, message.id()))
          .ifPresent(other -> doubled.add("accepted twice, once as " + other + ": " + message));
    }
    for (Attempt attempt : attempts) {
      String id = ids.get(attempt.marker());
      if (attempt.acknowledged() && !attempt.id().equals(id)) {
        lost.add("acknowledged, and not in the journal: " + attempt);
      } else if (attempt.refused() && id != null) {
        wrong.add("refused, and yet accepted as " + id + ": " + attempt);
      }
    }
  }

  private void relays() {
    if (!Files.exists(team.relayed())) {
      return;
    }
    List<String> accepted =
        mail.messages().values().stream().flatMap(m -> m.marker().stream()).toList();
    try {
      for (String line : Files.readAllLines(team.relayed())) {
        String[] said = line.split(" ", 2);
        // One that is only kept lies in tmux until somebody reads it, and dies with tmux.
        if (!said[1].startsWith("kept:") && !accepted.contains("relayed " + said[0])) {
          lost.add("a letter of an agent, who was told: " + line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void checkIns(List<Attempt> attempts) {
    for (Attempt attempt : attempts) {
      if (attempt.acknowledged() && !dueTimes.knows(attempt.id())) {
        lost.add("an acknowledged check-in: " + attempt);
      }
    }
    wrong.addAll(dueTimes.findings());
  }

  private Verdict verdict() {
    return new Verdict(
        mail.messages().size(),
        mail.states().size(),
        mail.count(Mail.Fate.DELIVERED),
        mail.count(Mail.Fate.UNCERTAIN),
        mail.count(Mail.Fate.UNDELIVERED),
        dueTimes.toString(),
        journal.entries().size(),
        lost,
        doubled,
        wrong);
  }
}
