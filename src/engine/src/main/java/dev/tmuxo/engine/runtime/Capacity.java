package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.profile.Profile;
import java.nio.charset.StandardCharsets;

/**
 * Refuses what an agent cannot take, before anything of it is typed.
 *
 * @param maxQueued messages that may wait for one agent
 */
record Capacity(int maxQueued) {

  /**
   * Checks a text.
   *
   * @throws TmuxoException if too much waits for the agent, or its composer cannot hold the text
   */
  void check(Agent agent, String text) {
    if (agent.inbox().size() >= maxQueued) {
      throw new TmuxoException(
          ErrorCode.AGENT_NOT_READY,
          "%s already has %d messages waiting".formatted(agent.name(), agent.inbox().size()),
          "Look at what it is doing: it may hang. The limit is the setting delivery.maxQueued.");
    }
    Profile.Limits limits = agent.spec().profile().limits();
    // Three bytes of UTF-8 are the most a UTF-16 unit can become: short texts need no closer look.
    if (text.length() * 3L <= Math.min(limits.bytes(), limits.lineBytes())) {
      return;
    }
    int bytes = bytes(text);
    if (bytes > limits.bytes()) {
      throw tooLarge(agent, bytes + " bytes", limits.bytes());
    }
    int longest = text.lines().mapToInt(Capacity::bytes).max().orElse(0);
    if (longest > limits.lineBytes()) {
      throw tooLarge(agent, "a line of " + longest + " bytes", limits.lineBytes());
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static TmuxoException tooLarge(Agent agent, String what, int limit) {
    return new TmuxoException(
        ErrorCode.MESSAGE_TOO_LARGE,
        "the message has %s; %s (profile %s) can take %d"
            .formatted(what, agent.name(), agent.spec().profile().name(), limit),
        "Write it to a file in the team's working directory and send the file's name.");
  }
}
