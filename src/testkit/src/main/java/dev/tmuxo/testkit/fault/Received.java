package dev.tmuxo.testkit.fault;

import dev.tmuxo.testkit.agent.Submission;
import dev.tmuxo.testkit.fault.Mail.Message;
import dev.tmuxo.testkit.fault.Mail.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the agents themselves say that they got. */
final class Received {
  private static final Pattern HEADER = Pattern.compile("^\\[tmuxo (\\S+) from [^\\]]*\\]\n");

  private final Map<Way, Integer> times = new HashMap<>();
  private final List<String> strange = new ArrayList<>();
  private final List<String> disorder = new ArrayList<>();

  static Received of(Team team, Mail mail) {
    Received received = new Received();
    for (String agent : team.agents()) {
      received.take(agent, Submission.read(team.record(agent)), mail);
    }
    return received;
  }

  private void take(String agent, List<Submission> submissions, Mail mail) {
    Message[] last = new Message[4];
    for (Submission submission : submissions) {
      Matcher header = HEADER.matcher(submission.text());
      Message message = header.find() ? mail.messages().get(header.group(1)) : null;
      if (message == null || !submission.text().substring(header.end()).equals(message.content())) {
        strange.add(agent + " got what nobody sent: " + submission);
        continue;
      }
      times.merge(new Way(message.id(), agent), 1, Integer::sum);
      order(agent, message, last);
    }
  }

  /** None of its own or a lower priority may have come before it that was accepted later. */
  private void order(String agent, Message message, Message[] last) {
    for (int rank = 0; rank <= message.rank(); rank++) {
      if (last[rank] != null && last[rank].place() > message.place()) {
        disorder.add(agent + " got " + last[rank] + " before " + message);
      }
    }
    if (last[message.rank()] == null || last[message.rank()].place() < message.place()) {
      last[message.rank()] = message;
    }
  }

  int times(Way way) {
    return times.getOrDefault(way, 0);
  }

  Map<Way, Integer> all() {
    return times;
  }

  List<String> strange() {
    return strange;
  }

  List<String> disorder() {
    return disorder;
  }
}
