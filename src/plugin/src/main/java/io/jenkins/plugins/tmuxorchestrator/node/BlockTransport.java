package io.jenkins.plugins.tmuxorchestrator.node;

import hudson.Launcher;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Where a decorated launcher leads, such as into the container of a {@code container} block: known
 * only to the block, and only while it runs. A restarted controller gets the launcher from the
 * block once that goes on.
 */
final class BlockTransport extends LauncherTransport {
  private static final ConcurrentMap<String, Entry> LAUNCHERS = new ConcurrentHashMap<>();

  private record Entry(Launcher launcher, String directory) {}

  BlockTransport(String node) {
    super(node);
  }

  static void enter(String node, Launcher launcher, String directory) {
    LAUNCHERS.put(node, new Entry(launcher, directory));
  }

  static void leave(String node) {
    LAUNCHERS.remove(node);
  }

  @Override
  Launcher launcher() {
    return entry().launcher();
  }

  @Override
  public Optional<String> directory() {
    return Optional.of(entry().directory());
  }

  private Entry entry() {
    Entry entry = LAUNCHERS.get(node());
    if (entry == null) {
      throw unreachable("its block has ended or has not gone on yet");
    }
    return entry;
  }
}
