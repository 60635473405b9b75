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
final class SendAgentMessageExecution extends TeamStepExecution {
  private static final long serialVersionUID = 1;

  /** The name of the mark in the message's metadata. */
  private static final String MARK = "step";

  private static final String BUILD = "build";

  private final SendAgentMessageStep step;
  private final String mark = UUID.randomUUID().toString();

  /** The team's id, the message's and when waiting ends; empty and 0 before they are known. */
  private volatile String team = "";

  private volatile String message = "";
  private volatile long deadline;

  SendAgentMessageExecution(StepContext context, SendAgentMessageStep step) {
    super(context);
    this.step = step;
  }

  @Override
  CompletableFuture<?> begin() throws Exception {
    Until until = waitFor().until().orElse(null);
    Optional<Duration> timeout = Texts.duration("timeout", step.getTimeout());
    if (team.isEmpty()) {
      team = StepTeams.id(getContext(), step.getTeam());
      deadline = timeout.map(t -> Instant.now().plus(t).toEpochMilli()).orElse(0L);
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
    return id.thenCompose(sent -> follow(sent, until)).thenApply(this::result);
  }

  private WaitFor waitFor() throws AbortException {
    return Choices.read("waitFor", step.getWaitFor(), WaitFor.SUBMITTED);
  }

  private CompletableFuture<String> send(Until until) throws Exception {
    Draft draft = draft();
    return StepTeams.running(team)
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
    Draft draft =
        Draft.text("operator", step.getTo(), text())
            .withMetadata(Map.of(BUILD, run.getExternalizableId(), MARK, mark))
            .onUncertain(Choices.read("onUncertain", step.getOnUncertain(), UncertainPolicy.FAIL));
    Optional<Template> template = template();
    return draft
        .withType(
            Choices.read(
                "type", step.getType(), template.map(Template::type).orElse(MessageType.TEXT)))
        .withPriority(
            Choices.read(
                "priority",
                step.getPriority(),
                template.map(Template::priority).orElse(Priority.NORMAL)));
  }

  private Optional<Template> template() {
    return Optional.of(step.getTemplate())
        .filter(name -> !name.isEmpty())
        .map(name -> TeamHost.get().templates().load(name));
  }

  private String text() throws AbortException {
    boolean hasMessage = !step.getMessage().isEmpty();
    if (hasMessage == !step.getTemplate().isEmpty()) {
      throw new AbortException(
          "sendAgentMessage takes a message or a template"
              + (hasMessage ? ", not both" : ": message: '...', or template: 'NAME'"));
    }
    return template().map(t -> t.fill(step.getParams())).orElse(step.getMessage());
  }

  /** A controller that went may have sent it: its journal tells. */
  private Optional<String> sentBefore() {
    try (Stream<JournalEntry> entries = TeamHost.get().journal(team).from(1)) {
      return entries
          .filter(entry -> entry.event() instanceof Event.MessageAccepted)
          .map(entry -> ((Event.MessageAccepted) entry.event()).message())
          .filter(sent -> mark.equals(sent.metadata().get(MARK)))
          .map(AgentMessage::id)
          .findFirst();
    }
  }

  private CompletableFuture<Sent> follow(String id, Until until) {
    CompletableFuture<Sent> followed = TeamHost.get().await(team, id, until);
    return deadline == 0
        ? followed
        : TimeLimit.at(
            Instant.ofEpochMilli(deadline),
            "message " + id + " to " + step.getTo() + " was not " + Choices.word(until) + " yet",
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
