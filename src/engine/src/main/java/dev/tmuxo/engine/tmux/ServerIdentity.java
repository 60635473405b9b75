package dev.tmuxo.engine.tmux;

/**
 * What a client learns about its server when it attaches.
 *
 * @param clientName tmux's name for the client
 * @param escapedBuffers whether {@code show-buffer} escapes its output (before 3.4)
 */
record ServerIdentity(TmuxVersion version, long pid, String clientName, boolean escapedBuffers) {

  CommandEncoder encoder() {
    return CommandEncoder.of(version);
  }
}
