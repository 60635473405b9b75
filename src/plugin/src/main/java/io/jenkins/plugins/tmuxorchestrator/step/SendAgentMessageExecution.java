package io.jenkins.plugins.tmuxorchestrator.step;

import dev.tmuxo.api.Until;
import dev.tmuxo.api.wire.Sent;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import dev.tmuxo.engine.message.Template;
import dev.tmuxo.engine.message.UncertainPolicy;
import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.tmuxorchestrator.host.TeamHost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Sends, then waits as far as it was asked to. The message carries a mark of this execution: a
 * controller that was killed between sending and noting the message's id finds it by that, and does
 * not send it again.
 */
final class SendAgentMessageExecution extends NamedTeamExecution {
  private static final long serialVersionUID = 1;

  /** The name of the mark in the message's metadata. */
  private static final String MARK = "step";

  private static final String BUILD = "build";

  private final SendAgentMessageStep step;
  private final String mark = UUID.randomUUID().toString();

  /** The message's id, and when waiting ends in milliseconds; empty and 0 before they are known. */
  private volatile String message = "";

  private volatile long deadline;
  private volatile boolean begun;

  SendAgentMessageExecution(StepContext context, SendAgentMessageStep step) {
    super(context, step);
    this.step = step;
  }

  @Override
  CompletableFuture<?> begin() throws Exception {
    Until until = waitFor().until().orElse(null);
    Optional<Duration> timeout = Texts.duration("timeout", step.getTimeout());
    if (!begun) {
      begun = true;
      deadline = timeout.map(t -> Instant.now().plus(t).toEpochMilli()).orElse(0L);
      team();
      if (until != null) {
        save();
      }
    } else if (message.isEmpty()) {
      message = sentBefore().orElse("");
    }
    CompletableFuture<String> id =
        message.isEmpty() ? send(until) : CompletableFuture.completedFuture(message);
    if (until == null) {
      return id.thenApply(sent -> result(sent, "accepted", List.of(), Optional.empty()));
    }
    String team = team();
    return id.thenCompose(sent -> follow(team, sent, until)).thenApply(this::result);
  }

  private WaitFor waitFor() throws AbortException {
    return Choices.read("waitFor", step.getWaitFor(), WaitFor.SUBMITTED);
  }

  private CompletableFuture<String> send(Until until) throws Exception {
    Draft draft = draft();
    return StepTeams.running(team())
        .send(until == Until.REPLY ? draft.requiringResponse() : draft)
        .thenApply(AgentMessage::id)
        .thenApply(
            id -> {
              message = id;
              return id;
            });
  }

  private Draft draft() throws Exception {
    Run<?, ?> run = getContext().get(Run.class);
    MessageText text = MessageText.of(step.getMessage(), step.getTemplate(), step.getParams());
    return Draft.text("operator", step.getTo(), text.text())
        .withMetadata(Map.of(BUILD, run.getExternalizableId(), MARK, mark))
        .onUncertain(Choices.read("onUncertain", step.getOnUncertain(), UncertainPolicy.FAIL))
        .withType(
            Choices.read(
                "type",
                step.getType(),
                text.template().map(Template::type).orElse(MessageType.TEXT)))
        .withPriority(
            Choices.read(
                "priority",
                step.getPriority(),
                text.template().map(Template::priority).orElse(Priority.NORMAL)));
  }

  /** A controller that went may have sent it: its journal tells. */
  private Optional<String> sentBefore() throws Exception {
    try (Stream<JournalEntry> entries = TeamHost.get().journal(team()).from(1)) {
      return entries
          .filter(entry -> entry.event() instanceof Event.MessageAccepted)
          .map(entry -> ((Event.MessageAccepted) entry.event()).message())
          .filter(sent -> mark.equals(sent.metadata().get(MARK)))
          .map(AgentMessage::id)
          .findFirst();
    }
  }

  private CompletableFuture<Sent> follow(String team, String id, Until until) {
    CompletableFuture<Sent> followed = TeamHost.get().await(team, id, until);
    return deadline == 0
        ? followed
        : TimeLimit.at(
            Instant.ofEpochMilli(deadline),
            "message "
                + id
                + " to "
                + step.getTo()
                + " was not "
                + (until == Until.REPLY ? "answered" : Choices.word(until))
                + " yet",
            followed);
  }

  private Map<String, Object> result(Sent sent) {
    if (!sent.sound()) {
      throw new CompletionException(new AbortException(undelivered(sent)));
    }
    List<Map<String, Object>> deliveries = new ArrayList<>();
    for (Sent.Progress delivery : sent.deliveries()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("agent", delivery.agent());
      one.put("state", Choices.word(delivery.state()));
      one.put("millis", delivery.millis());
      deliveries.add(one);
    }
    String state =
        sent.deliveries().stream()
            .map(Sent.Progress::state)
            .min(Enum::compareTo)
            .map(Choices::word)
            .orElse("accepted");
    return result(sent.id(), state, deliveries, sent.reply());
  }

  private static Map<String, Object> result(
      String id, String state, List<Map<String, Object>> deliveries, Optional<String> reply) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("id", id);
    result.put("state", state);
    result.put("deliveries", deliveries);
    result.put("reply", reply.orElse(null));
    return result;
  }

  private static String undelivered(Sent sent) {
    return "Message "
        + sent.id()
        + " did not reach everybody: "
        + sent.deliveries().stream()
            .filter(delivery -> delivery.state().undelivered())
            .map(SendAgentMessageExecution::fate)
            .collect(Collectors.joining("; "));
  }

  private static String fate(Sent.Progress delivery) {
    List<Sent.Step> seen = delivery.evidence();
    return delivery.agent()
        + " "
        + Choices.word(delivery.state())
        + (seen.isEmpty() ? "" : " (" + seen.get(seen.size() - 1).detail() + ")");
  }

  @Override
  public String getStatus() {
    return message.isEmpty() ? "sending" : "waiting for message " + message;
  }
}
