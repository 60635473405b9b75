package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.delivery.Trace;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.Journal;
import dev.tmuxo.engine.journal.JournalEntry;
import dev.tmuxo.engine.secret.Masking;
import dev.tmuxo.engine.team.TeamSpec;
import dev.tmuxo.engine.tmux.CommandList;
import dev.tmuxo.engine.tmux.Reply;
import dev.tmuxo.engine.tmux.TeamConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the parts of a team's runtime share: its journal, its connection to tmux, its clock and
 * timers. Lives in the team's mailbox.
 */
final class TeamHub implements TeamContext {
  private static final Logger LOG = LoggerFactory.getLogger(TeamHub.class);

  private final TeamSpec spec;
  private final Limits limits;
  private final Clock clock;
  private final Journal journal;
  private final Mailbox mailbox;
  private final WrittenTasks written;
  private final Masking masking;
  private final MaskedEvents masked;
  private Consumer<JournalEntry> listener = entry -> {};
  private Optional<TeamConnection> connection = Optional.empty();

  /**
   * @param masking keeps the team's secrets out of its journal
   */
  TeamHub(
      TeamSpec spec,
      Limits limits,
      Clock clock,
      Journal journal,
      Mailbox mailbox,
      Masking masking) {
    this.spec = spec;
    this.limits = limits;
    this.clock = clock;
    this.journal = journal;
    this.mailbox = mailbox;
    this.written = new WrittenTasks(journal, mailbox);
    this.masking = masking;
    this.masked = new MaskedEvents(masking);
  }

  /** Calls the listener with all that is recorded from now on. */
  void listen(Consumer<JournalEntry> to) {
    listener = to;
  }

  /** From now on tmux is reached by this connection, which makes itself anew when it is lost. */
  void connect(TeamConnection opened) {
    connection = Optional.of(opened);
  }

  boolean isConnected() {
    return connection.isPresent();
  }

  @Override
  public TeamSpec spec() {
    return spec;
  }

  @Override
  public Limits limits() {
    return limits;
  }

  @Override
  public void record(Event event) {
    JournalEntry entry = journal.append(masked.apply(event));
    LOG.debug("entry {}: {}", entry.seq(), event.getClass().getSimpleName());
    listener.accept(entry);
  }

  /** For what is shown without being journalled. */
  Masking masking() {
    return masking;
  }

  @Override
  public boolean writable() {
    return journal.writable();
  }

  @Override
  public void whenWritten(Runnable task) {
    written.add(Trace.carried(task));
  }

  @Override
  public void run(CommandList commands, Consumer<Reply> replied, Consumer<Throwable> failed) {
    answer(connection.orElseThrow().send(commands), replied, failed);
  }

  @Override
  public void readBuffer(String name, Consumer<String> read, Consumer<Throwable> failed) {
    answer(connection.orElseThrow().showBuffer(name), read, failed);
  }

  /** Takes what the connection's thread says into the mailbox. */
  private <T> void answer(
      CompletableFuture<T> reply, Consumer<T> replied, Consumer<Throwable> failed) {
    CompletableFuture<Runnable> answer =
        reply.handle(
            (result, failure) ->
                failure == null ? () -> replied.accept(result) : () -> failed.accept(failure));
    Runnable traced = Trace.carried(() -> answer.join().run());
    var unused = answer.thenRun(() -> mailbox.execute(traced));
  }

  @Override
  public void after(Duration delay, Runnable task) {
    mailbox.after(delay, Trace.carried(task));
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public long epoch() {
    return connection.map(TeamConnection::epoch).orElse(0L);
  }
}
