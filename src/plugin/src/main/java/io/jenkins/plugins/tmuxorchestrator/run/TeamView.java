package io.jenkins.plugins.tmuxorchestrator.run;

import dev.tmuxo.engine.delivery.Evidence;
import dev.tmuxo.engine.view.AgentView;
import dev.tmuxo.engine.view.CheckIns;
import dev.tmuxo.engine.view.DeliveryView;
import dev.tmuxo.engine.view.MessageView;
import dev.tmuxo.engine.view.RunView;
import io.jenkins.plugins.tmuxorchestrator.host.TeamHost;
import io.jenkins.plugins.tmuxorchestrator.host.TeamRecord;
import io.jenkins.plugins.tmuxorchestrator.node.JenkinsNodes;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A team as pages show it: texts that are ready to be shown, unescaped. A snapshot.
 *
 * @param record whose it is
 * @param state {@code running}, {@code unreachable}, how it ended, and the like
 * @param alive whether it has not ended
 * @param ended why it ended, empty unless it has
 * @param messages the last ones, oldest first
 * @param forgotten how many came before those
 */
public record TeamView(
    TeamRecord record,
    String state,
    boolean alive,
    String ended,
    String started,
    List<Agent> agents,
    String counts,
    List<Message> messages,
    long forgotten,
    List<CheckIn> checkIns) {

  /**
   * An agent.
   *
   * @param detail what its state was seen by, or how its process ended
   */
  public record Agent(
      String name,
      String role,
      String state,
      String since,
      int waiting,
      int restarts,
      String detail) {
    private static Agent of(AgentView agent) {
      return new Agent(
          agent.name(),
          agent.role(),
          agent.state().label(),
          Times.written(agent.since()),
          agent.queued(),
          agent.restarts(),
          agent.exit().map(exit -> "exit status " + exit.status()).orElse(agent.detail()));
    }
  }

  /** A message and how far it came. */
  public record Message(
      String id,
      String at,
      String from,
      String to,
      String type,
      String text,
      boolean cut,
      List<Delivery> deliveries) {
    private static Message of(MessageView message) {
      return new Message(
          message.id(),
          Times.written(message.at()),
          message.sender(),
          String.join(", ", message.recipients()),
          message.briefing() ? "briefing" : word(message.type()),
          message.text().text(),
          message.text().cut(),
          message.deliveries().stream().map(Delivery::of).toList());
    }
  }

  /**
   * A message towards one agent.
   *
   * @param evidence what was seen that says so
   */
  public record Delivery(String agent, String state, String at, String evidence) {
    private static Delivery of(DeliveryView delivery) {
      List<DeliveryView.Step> steps = delivery.steps();
      return new Delivery(
          delivery.agent(),
          delivery.state().label(),
          Times.written(delivery.since()),
          steps.isEmpty() ? "" : told(steps.get(steps.size() - 1).evidence()));
    }

    private static String told(Evidence evidence) {
      return evidence.detail().isEmpty()
          ? evidence.kind()
          : evidence.kind() + ": " + evidence.detail();
    }
  }

  /** A check-in that will be due again. */
  public record CheckIn(String id, String to, String schedule, String text, String due, int fired) {
    private static CheckIn of(CheckIns.CheckIn checkIn) {
      return new CheckIn(
          checkIn.id(),
          checkIn.to(),
          Times.written(checkIn.schedule()),
          checkIn.text().text(),
          Times.written(checkIn.due()),
          checkIn.fired());
    }
  }

  /** The team as it is now. Reads files. */
  public static TeamView of(TeamRecord record) {
    dev.tmuxo.engine.view.TeamView view = TeamHost.get().view(record.id());
    return of(record, view);
  }

  static TeamView of(TeamRecord record, dev.tmuxo.engine.view.TeamView view) {
    List<MessageView> messages = view.conversation().messages();
    return new TeamView(
        record,
        state(view.run()),
        view.run().ending().isEmpty(),
        view.run().ending().map(RunView.Ending::reason).orElse(""),
        Times.written(view.run().startedAt()),
        view.agents().all().stream().map(Agent::of).toList(),
        counts(view),
        messages.stream().map(Message::of).toList(),
        view.conversation().total() - messages.size(),
        view.checkIns().pending().stream().map(CheckIn::of).toList());
  }

  private static String state(RunView run) {
    if (run.ending().isPresent()) {
      return word(run.ending().get().outcome());
    }
    boolean up = run.phase() == RunView.Phase.RUNNING;
    return up && !run.connected() ? "unreachable" : word(run.phase());
  }

  /** {@code 2 idle, 1 busy}. */
  private static String counts(dev.tmuxo.engine.view.TeamView view) {
    return view.agents().counts().entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey().label())
        .collect(Collectors.joining(", "));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Where its tmux is, as people call it. */
  public String node() {
    return JenkinsNodes.display(record.node());
  }

  /** How many messages there were. */
  public long total() {
    return forgotten + messages.size();
  }
}
