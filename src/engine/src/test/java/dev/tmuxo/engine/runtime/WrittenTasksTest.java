package dev.tmuxo.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.Journal;
import dev.tmuxo.engine.journal.JournalEntry;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WrittenTasksTest {
  private final Mailbox mailbox = new Mailbox("shop");
  private final Disk disk = new Disk();
  private final WrittenTasks tasks = new WrittenTasks(disk, mailbox);
  private final List<String> done = new CopyOnWriteArrayList<>();

  /** A journal whose disk does what the test says. */
  private static final class Disk implements Journal {
    private final List<CompletableFuture<Void>> waiting = new CopyOnWriteArrayList<>();

    @Override
    public CompletableFuture<Void> written() {
      CompletableFuture<Void> written = new CompletableFuture<>();
      waiting.add(written);
      return written;
    }

    void takes(int call) {
      await().until(() -> waiting.size() > call);
      waiting.get(call).complete(null);
    }

    void refuses(int call) {
      await().until(() -> waiting.size() > call);
      waiting.get(call).completeExceptionally(new IOException("No space left on device"));
    }

    @Override
    public JournalEntry append(Event event) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean writable() {
      return true;
    }

    @Override
    public AutoCloseable subscribe(Consumer<JournalEntry> listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      // It holds nothing.
    }
  }

  @AfterEach
  void close() {
    mailbox.close();
  }

  private void add(String task) {
    mailbox.execute(() -> tasks.add(() -> done.add(task)));
  }

  @Test
  void aTaskRunsWhenTheDiskHasIt() {
    add("first");
    await().until(() -> disk.waiting.size() == 1);
    assertThat(done).isEmpty();
    disk.takes(0);
    await().untilAsserted(() -> assertThat(done).containsExactly("first"));
  }

  @Test
  void whatTheDiskRefusedAtFirstIsNotOvertaken() {
    add("first");
    disk.refuses(0);
    add("second");
    disk.takes(1);
    add("third");
    disk.takes(2);
    await().until(() -> disk.waiting.size() == 4);
    assertThat(done).isEmpty();
    disk.takes(3);
    await().untilAsserted(() -> assertThat(done).containsExactly("first", "second", "third"));
  }

  @Test
  void aTaskThatFailsHoldsUpNoOther() {
    mailbox.execute(
        () ->
            tasks.add(
                () -> {
                  throw new IllegalStateException("for the test");
                }));
    add("second");
    disk.takes(0);
    disk.takes(1);
    await().untilAsserted(() -> assertThat(done).containsExactly("second"));
  }
}
