package dev.tmuxo.engine.runtime;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.tmuxo.engine.checkin.CheckInLabel;
import dev.tmuxo.engine.delivery.Delivery;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.delivery.Envelope;
import dev.tmuxo.engine.delivery.Evidence;
import dev.tmuxo.engine.delivery.Trace;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.message.Addresses;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.message.AgentRef;
import dev.tmuxo.engine.message.Content;
import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.engine.message.Priority;
import dev.tmuxo.engine.message.UncertainPolicy;
import dev.tmuxo.engine.state.OpenDelivery;
import dev.tmuxo.engine.state.TeamState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts messages: checks them, journals them, and puts a delivery into each recipient's inbox.
 * Lives in the team's mailbox.
 */
final class PostOffice {
  /** Who writes when a person does. Also an address: what is sent there is for people to read. */
  static final String OPERATOR = "operator";

  private static final Logger LOG = LoggerFactory.getLogger(PostOffice.class);

  /** Messages whose sender can still be found for a reply. */
  private static final int REMEMBERED = 10_000;

  /** Who sent a message, and whom an answer to it reaches. */
  private record Origin(String sender, String replyTo) {
    static Origin of(AgentMessage message) {
      String sender = message.sender();
      return new Origin(sender, message.metadata().getOrDefault(CheckInLabel.BY, sender));
    }
  }

  private final TeamContext team;
  private final Map<String, Agent> agents;
  private final Neighbours neighbours;
  private final Capacity capacity;
  private final Map<String, Consumer<AgentMessage>> questions = new HashMap<>();
  private final Map<String, Origin> recent =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Origin> eldest) {
          return size() > REMEMBERED;
        }
      };

  PostOffice(TeamContext team, Map<String, Agent> agents, Neighbours neighbours) {
    this.team = team;
    this.agents = agents;
    this.neighbours = neighbours;
    this.capacity = new Capacity(team.limits().maxQueued());
  }

  /**
   * Accepts a message.
   *
   * @throws TmuxoException if it cannot be accepted; then nothing has happened
   */
  AgentMessage send(Draft draft) {
    return post(draft).message();
  }

  /** An accepted message and the agents of this team that it goes to. */
  record Posted(AgentMessage message, List<String> local) {}

  /** Like {@link #send}; tells also whose deliveries will be heard of. */
  Posted post(Draft draft) {
    Content.Cleaned cleaned = Content.clean(draft.content());
    List<AgentRef> recipients = resolve(draft);
    List<String> local = named(recipients, team.spec().name());
    AgentMessage message = stamp(draft);
    accept(message, local, cleaned);
    recipients.stream()
        .map(AgentRef::team)
        .filter(other -> !other.equals(team.spec().name()))
        .distinct()
        .forEach(other -> forward(other, message, named(recipients, other)));
    return new Posted(message, local);
  }

  /** Accepts a message that nobody waits to hear about; says why in the log if it cannot. */
  Optional<AgentMessage> trySend(Draft draft) {
    try {
      return Optional.of(send(draft));
    } catch (TmuxoException e) {
      LOG.warn(
          "a message of {} to {} was not accepted: {}", draft.sender(), draft.to(), e.getMessage());
      return Optional.empty();
    }
  }

  /** Goes on with the messages of this run of the team, which an earlier host had. */
  void restore(TeamState state) {
    state
        .origins()
        .forEach((id, from) -> recent.put(id, new Origin(from.sender(), from.replyTo())));
    for (OpenDelivery open : state.deliveries()) {
      Agent agent = agents.get(open.agent());
      if (agent != null) {
        agent.inbox().takeOver(resumed(open, agent));
      }
    }
    agents.values().forEach(agent -> agent.inbox().pump());
  }

  private Delivery resumed(OpenDelivery open, Agent agent) {
    int attempt = open.attempts() + (open.state() == DeliveryState.QUEUED ? 1 : 0);
    return delivery(open.message(), agent, Content.clean(open.message().content()))
        .resumed(open.state(), attempt);
  }

  /**
   * Takes what waited in the run before into a new one. What was being typed when that ended is
   * uncertain; it is sent again only if its sender said so.
   */
  void carryOver(List<OpenDelivery> earlier) {
    Map<AgentMessage, List<String>> waiting = new LinkedHashMap<>();
    earlier.stream()
        .filter(open -> agents.containsKey(open.agent()) && isToBeSent(open))
        .forEach(
            open ->
                waiting
                    .computeIfAbsent(open.message(), message -> new ArrayList<>())
                    .add(open.agent()));
    waiting.forEach((message, names) -> accept(message, names, Content.clean(message.content())));
  }

  private static boolean isToBeSent(OpenDelivery open) {
    AgentMessage message = open.message();
    boolean again =
        open.state() == DeliveryState.UNCERTAIN && message.onUncertain() == UncertainPolicy.RETRY;
    // Agents are briefed anew anyway.
    return (open.state() == DeliveryState.QUEUED || again)
        && !message.metadata().containsKey(AgentMessage.BRIEFING);
  }

  /** Takes in a message that another team of this host accepted. */
  void receive(AgentMessage message, List<String> recipients) {
    accept(message, recipients, Content.clean(message.content()));
  }

  /** Gives an agent its briefing, before anything else that waits for it. */
  void brief(Agent agent, String briefing) {
    trySend(
        Draft.text(OPERATOR, agent.name(), briefing)
            .withPriority(Priority.URGENT)
            .withMetadata(Map.of(AgentMessage.BRIEFING, "true")));
  }

  /**
   * Answers a message: the answer goes to its sender, or to whom added the check-in.
   *
   * @throws TmuxoException if there is no such message
   */
  AgentMessage reply(String sender, String question, String content) {
    Origin origin = recent.get(question);
    if (origin == null) {
      throw new TmuxoException(
          ErrorCode.MESSAGE_INVALID,
          "there is no message " + question + " to answer",
          "Use the id in the first line of the message, after [tmuxo.");
    }
    return send(Draft.text(sender, origin.replyTo(), content).inReplyTo(question));
  }

  /**
   * Hands the answer to a question to the one that waits for it, instead of typing it: an agent
   * that waits for its own tool call has a composer nobody must type into.
   */
  void expectAnswer(String question, Consumer<AgentMessage> answer) {
    questions.put(question, answer);
  }

  /** Types an answer after all that was given to one who had stopped waiting. */
  void redeliver(AgentMessage answer, String agent) {
    trySend(
        Draft.text(answer.sender(), agent, answer.content())
            .inReplyTo(answer.correlationId().orElse("")));
  }

  /** Nobody waits for that answer any more; it will be typed like any message. */
  void forgetQuestion(String question) {
    questions.remove(question);
  }

  private List<AgentRef> resolve(Draft draft) {
    List<String> addresses =
        draft.to().stream().filter(address -> !address.equals(OPERATOR)).toList();
    return addresses.isEmpty() && !draft.to().isEmpty()
        ? List.of()
        : Addresses.resolve(addresses, draft.sender(), team.spec().roster(), neighbours::roster);
  }

  private static List<String> named(List<AgentRef> recipients, String teamName) {
    return recipients.stream()
        .filter(recipient -> recipient.team().equals(teamName))
        .map(AgentRef::agent)
        .toList();
  }

  private AgentMessage stamp(Draft draft) {
    return new AgentMessage(
        UlidCreator.getMonotonicUlid().toString(),
        team.now(),
        draft.sender(),
        draft.to(),
        draft.type(),
        draft.content(),
        draft.metadata(),
        draft.priority(),
        draft.ttl(),
        draft.requiresResponse(),
        draft.correlationId(),
        draft.onUncertain());
  }

  private void accept(AgentMessage message, List<String> recipients, Content.Cleaned cleaned) {
    recipients.forEach(name -> capacity.check(agents.get(name), cleaned.text()));
    Trace.during(message.id(), () -> take(message, recipients, cleaned));
  }

  private void take(AgentMessage message, List<String> recipients, Content.Cleaned cleaned) {
    recent.put(message.id(), Origin.of(message));
    team.record(new Event.MessageAccepted(message, recipients));
    message
        .correlationId()
        .ifPresent(
            question ->
                Optional.ofNullable(agents.get(message.sender()))
                    .ifPresent(sender -> sender.inbox().answered(question, message.id())));
    if (!recipients.isEmpty()) {
      team.whenWritten(
          () -> recipients.forEach(name -> deliver(message, agents.get(name), cleaned)));
    }
  }

  private void forward(String other, AgentMessage message, List<String> recipients) {
    String sender =
        agents.containsKey(message.sender())
            ? new AgentRef(team.spec().name(), message.sender()).toString()
            : message.sender();
    neighbours.forward(other, message.from(sender), recipients);
  }

  private Delivery delivery(AgentMessage message, Agent agent, Content.Cleaned cleaned) {
    return new Delivery(
        message,
        agent.name(),
        Envelope.wrap(message, cleaned.text(), agent.spec().profile().envelope()),
        cleaned.removed(),
        (id, to, from, next, evidence) ->
            team.record(new Event.DeliveryChanged(id, to, from, next, evidence)));
  }

  private void deliver(AgentMessage message, Agent agent, Content.Cleaned cleaned) {
    Delivery delivery = delivery(message, agent, cleaned);
    waitingFor(message, agent)
        .ifPresentOrElse(
            waiting -> {
              delivery.become(DeliveryState.SENDING, seen("question", "the agent waits for it"));
              waiting.accept(message);
              delivery.become(
                  DeliveryState.SUBMITTED, seen("answer-letter", "given to the waiting tmuxo ask"));
            },
            () -> agent.inbox().offer(delivery));
  }

  /** Who waits for this message as the answer to a question, if it goes to the one that asked. */
  private Optional<Consumer<AgentMessage>> waitingFor(AgentMessage answer, Agent agent) {
    return answer
        .correlationId()
        .filter(id -> recent.containsKey(id) && recent.get(id).sender().equals(agent.name()))
        .map(questions::remove);
  }

  private Evidence seen(String kind, String detail) {
    return new Evidence(team.now(), kind, detail);
  }
}
