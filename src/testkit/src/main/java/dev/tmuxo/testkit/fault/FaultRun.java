package dev.tmuxo.testkit.fault;

import dev.tmuxo.testkit.fault.Attempt.Outcome;
import dev.tmuxo.testkit.fault.Injector.Struck;
import dev.tmuxo.testkit.fault.Plan.Strike;
import dev.tmuxo.testkit.ssh.SshServer;
import dev.tmuxo.testkit.tmux.Processes;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One run, from the start of the team to the checker's verdict. */
public final class FaultRun {
  private static final long LOOK_NANOS = 50_000_000;

  /** Messages that may be sent while a fault is being recovered from. */
  private static final int AHEAD = 25;

  private final FaultOptions options;
  private final Path directory;
  private final String marker;
  private final Consumer<String> progress;
  private final Plan plan;
  private final Product product;
  private final Team team;
  private final Traffic traffic;
  private final List<Struck> struck = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private final List<String> trouble = new ArrayList<>();

  /**
   * A run that has not begun. One over {@code ssh} needs what {@link SshServer#missing} asks for.
   *
   * @param directory empty; its path is to be short, for sockets are below it
   * @param marker the value of {@link TmuxFixture#MARKER_VARIABLE} by which its processes are found
   * @param progress told line by line what happens
   */
  public FaultRun(FaultOptions options, Path directory, String marker, Consumer<String> progress) {
    this.options = options;
    this.directory = directory;
    this.marker = marker;
    this.progress = progress;
    this.plan = Plan.of(options);
    Map<String, String> variables =
        options.node() == FaultNode.SSH ? NodeBehindSsh.variables(directory) : Map.of();
    this.product =
        new Product(options.command(), directory, directory.resolve("state"), marker, variables);
    this.team = new Team(product, directory, options.agents());
    this.traffic = new Traffic(product, team, plan);
  }

  /** Runs it; blocks until nothing of it is left but files. */
  public FaultReport run() throws IOException {
    Path state = Files.createDirectory(directory.resolve("state"));
    Optional<SmallDisk> disk = SmallDisk.mount(state, options.messages());
    if (disk.isEmpty()) {
      skipped.add("disk-full: only root may mount a small disk");
    }
    Optional<NodeBehindSsh> node = Optional.empty();
    try {
      if (options.node() == FaultNode.SSH) {
        node = Optional.of(NodeBehindSsh.start(directory, marker));
      }
      up();
      Optional<SshFaults> ssh = node.map(way -> new SshFaults(team, traffic, way));
      strikeWhileSending(new Injector(product, team, traffic, disk, ssh));
      ssh.ifPresent(way -> trouble.addAll(way.findings()));
      boolean drained = Injector.await(this::nothingIsOpen);
      progress.accept(drained ? "everything is decided" : "something stays open");
      end();
      JournalCopy journal = JournalCopy.read(product.journals(Team.NAME));
      Verdict verdict = Checker.check(team, journal, traffic.messages(), traffic.checkIns());
      return new FaultReport(options, struck, skipped, verdict, trouble, senders());
    } finally {
      keep(product.journals(Team.NAME), directory.resolve("journal"));
      keep(state.resolve("log"), directory.resolve("log"));
      Processes.withVariable(TmuxFixture.MARKER_VARIABLE, marker)
          .forEach(ProcessHandle::destroyForcibly);
      node.ifPresent(NodeBehindSsh::close);
      disk.ifPresent(SmallDisk::close);
    }
  }

  private void up() throws IOException {
    String node = options.node() == FaultNode.SSH ? NodeBehindSsh.NAME : "local";
    Product.Printed up = product.run("up", team.write().toString(), "--wait", "--node", node);
    if (up.status() != 0) {
      throw new IOException("the team does not start: " + up.out() + up.err());
    }
  }

  /** What lies on a disk in memory is gone with it. */
  private static void keep(Path from, Path to) throws IOException {
    if (Files.isDirectory(from)) {
      Files.createDirectory(to);
      try (Stream<Path> files = Files.list(from).filter(Files::isRegularFile)) {
        for (Path file : files.toList()) {
          Files.copy(file, to.resolve(file.getFileName()));
        }
      }
    }
  }

  private void strikeWhileSending(Injector injector) {
    CompletableFuture<Void> sending =
        CompletableFuture.runAsync(traffic::run, task -> new Thread(task, "traffic").start());
    for (Strike strike : plan.strikes()) {
      traffic.upTo(strike.afterMessage() + AHEAD);
      while (traffic.sent() < strike.afterMessage() && !traffic.isOver()) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
      Optional<Struck> done = injector.strike(strike);
      done.ifPresentOrElse(struck::add, () -> skipped.add(strike.toString()));
      progress.accept("after " + traffic.sent() + " messages: " + done);
    }
    traffic.upTo(options.messages());
    sending.join();
  }

  /** Messages of check-ins that repeat come and go; what counts is what there was at one time. */
  private boolean nothingIsOpen() {
    Mail mail = Mail.of(JournalCopy.read(product.journals(Team.NAME)));
    LockSupport.parkNanos(LOOK_NANOS * 10);
    return mail.count(Mail.Fate.OPEN) == 0;
  }

  private void end() {
    expect("pause", Team.NAME);
    expect("verify", Team.NAME);
    expect("down", Team.NAME);
    expect("serve", "--stop");
    boolean clean =
        Injector.await(() -> Processes.withVariable(TmuxFixture.MARKER_VARIABLE, marker).isEmpty());
    if (!clean) {
      Processes.withVariable(TmuxFixture.MARKER_VARIABLE, marker)
          .forEach(left -> trouble.add("left behind: " + Processes.describe(left)));
    }
  }

  private void expect(String... command) {
    Product.Printed printed = product.run(command);
    if (printed.status() != 0) {
      trouble.add(
          "tmuxo " + String.join(" ", command) + ": " + printed.status() + " " + printed.err());
    }
  }

  private String senders() {
    return "%d of %d acknowledged, %d refused, %d unanswered; check-ins: %d of %d acknowledged"
        .formatted(
            count(traffic.messages(), Outcome.ACKNOWLEDGED),
            traffic.messages().size(),
            count(traffic.messages(), Outcome.REFUSED),
            count(traffic.messages(), Outcome.UNKNOWN),
            count(traffic.checkIns(), Outcome.ACKNOWLEDGED),
            traffic.checkIns().size());
  }

  private static long count(List<Attempt> attempts, Outcome outcome) {
    return attempts.stream().filter(attempt -> attempt.outcome() == outcome).count();
  }
}
