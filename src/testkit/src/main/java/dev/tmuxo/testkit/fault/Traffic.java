package dev.tmuxo.testkit.fault;

import dev.tmuxo.testkit.fault.Attempt.Outcome;
import dev.tmuxo.testkit.fault.Plan.Alarm;
import dev.tmuxo.testkit.fault.Plan.Outgoing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * Sends the messages of a plan and adds its check-ins, each once, whatever is broken at the time,
 * and notes what it was told of each. Keeps a few under way for each agent, so that there is always
 * something to lose. One thread sends.
 */
final class Traffic {
  private static final int UNDER_WAY = 12;
  private static final long PAUSE_NANOS = 20_000_000;

  /** Messages to an agent that is gone for good must not hold up the run for ever. */
  private static final int TRIES = 1_000;

  private static final String PATH = "/teams/" + Team.NAME;

  private final Product product;
  private final Team team;
  private final Plan plan;
  private final Queue<Attempt> messages = new ConcurrentLinkedQueue<>();
  private final Queue<Attempt> checkIns = new ConcurrentLinkedQueue<>();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger ceiling = new AtomicInteger();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ReadWriteLock commands = new ReentrantReadWriteLock();

  Traffic(Product product, Team team, Plan plan) {
    this.product = product;
    this.team = team;
    this.plan = plan;
  }

  List<Attempt> messages() {
    return List.copyOf(messages);
  }

  List<Attempt> checkIns() {
    return List.copyOf(checkIns);
  }

  /** Messages for which it is known how their sending ended. */
  int sent() {
    return sent.get();
  }

  /** Sends no more than that before it is told to. */
  void upTo(int total) {
    ceiling.set(total);
  }

  /** Lets no command run meanwhile: one would start a daemon where there is none. */
  void withoutCommands(Runnable task) {
    commands.writeLock().lock();
    try {
      task.run();
    } finally {
      commands.writeLock().unlock();
    }
  }

  /** Sends everything; returns when all is sent. */
  void run() {
    Queue<Alarm> alarms = new ArrayDeque<>(plan.checkIns());
    try {
      for (Outgoing message : plan.messages()) {
        while (!alarms.isEmpty() && alarms.peek().afterMessage() <= sent.get()) {
          add(alarms.remove());
        }
        awaitRoom();
        messages.add(message.byCommand() ? command(message) : call(message));
        sent.incrementAndGet();
      }
    } finally {
      over.countDown();
    }
  }

  boolean isOver() {
    return over.getCount() == 0;
  }

  private Attempt call(Outgoing message) {
    String body =
        Product.JSON
            .createObjectNode()
            .put("content", message.text())
            .put("priority", message.priority())
            .set("to", Product.JSON.createArrayNode().add(message.to()))
            .toString();
    return attempt(message.marker(), product.post(PATH + "/messages", body));
  }

  private Attempt command(Outgoing message) {
    commands.readLock().lock();
    try {
      Product.Printed printed =
          product.run(
              "send",
              Team.NAME,
              "--to",
              message.to(),
              "--json",
              "--priority",
              message.priority(),
              message.text());
      if (printed.status() != 0) {
        return new Attempt(message.marker(), Outcome.UNKNOWN, printed.err());
      }
      String id = Product.JSON.readTree(printed.out()).path("id").asText();
      return new Attempt(message.marker(), Outcome.ACKNOWLEDGED, id);
    } catch (IOException e) {
      throw new UncheckedIOException("send --json did not print JSON", e);
    } finally {
      commands.readLock().unlock();
    }
  }

  private void add(Alarm alarm) {
    String body =
        "{\"to\":\"%s\",\"schedule\":%s,\"content\":\"%s\"}"
            .formatted(alarm.to(), alarm.schedule(), alarm.text());
    checkIns.add(attempt(alarm.text(), product.post(PATH + "/check-ins", body)));
  }

  /** A call that found nobody did certainly nothing, but that is not for the caller to tell. */
  private static Attempt attempt(String marker, Product.Answer answer) {
    if (answer.ok()) {
      return new Attempt(marker, Outcome.ACKNOWLEDGED, answer.body().path("id").asText());
    }
    Outcome outcome =
        answer.status() >= 400 && answer.status() < 500 ? Outcome.REFUSED : Outcome.UNKNOWN;
    return new Attempt(marker, outcome, answer.status() + " " + answer.body());
  }

  /** Waits while much is under way, or nobody is there: sending then would break nothing. */
  private void awaitRoom() {
    LockSupport.parkNanos(PAUSE_NANOS);
    while (sent.get() >= ceiling.get()) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    for (int tries = 0; tries < TRIES && (underWay() > limit() || !team.known()); tries++) {
      LockSupport.parkNanos(PAUSE_NANOS * 5);
    }
  }

  private long limit() {
    return (long) UNDER_WAY * team.agents().size();
  }

  private long underWay() {
    long acknowledged = messages.stream().filter(Attempt::acknowledged).count();
    return acknowledged - received();
  }

  private long received() {
    return team.agents().stream().map(team::record).mapToLong(Traffic::lines).sum();
  }

  private static long lines(Path file) {
    if (!Files.exists(file)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
