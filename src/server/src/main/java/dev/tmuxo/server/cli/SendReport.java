package dev.tmuxo.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tmuxo.api.wire.Sent;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.json.Json;
import dev.tmuxo.engine.time.Durations;
import dev.tmuxo.server.cli.SendCommand.Step;
import dev.tmuxo.server.client.ApiClient;
import dev.tmuxo.server.text.Cells;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Tells a sender what becomes of its message. */
final class SendReport {
  private final CommandLine command;
  private final boolean json;
  private final Progress progress;
  private final Map<String, Integer> told = new HashMap<>();
  private Optional<Sent> last = Optional.empty();

  SendReport(CommandLine command, boolean json, Progress progress) {
    this.command = command;
    this.json = json;
    this.progress = progress;
  }

  /** For a sender that does not wait. */
  ExitCode accepted(Sent sent) throws JsonProcessingException {
    String agents =
        sent.deliveries().stream().map(Sent.Progress::agent).collect(Collectors.joining(", "));
    print(sent, sent.id() + " accepted" + (agents.isEmpty() ? "" : " for " + agents));
    return ExitCode.DONE;
  }

  /** The message came further; a person at a terminal sees each step. */
  boolean progress(String line) {
    Sent sent = ApiClient.read(line, Sent.class);
    last = Optional.of(sent);
    sent.deliveries().forEach(this::steps);
    return true;
  }

  private void steps(Sent.Progress delivery) {
    List<Sent.Step> steps = delivery.evidence();
    int known = told.getOrDefault(delivery.agent(), 0);
    for (Sent.Step step : steps.subList(Math.min(known, steps.size()), steps.size())) {
      progress.line(
          delivery.agent() + "  " + step.state().label() + "  " + step.kind().replace('-', ' '));
    }
    told.put(delivery.agent(), steps.size());
  }

  /** For a sender that waited: what there is to wait for has happened, or the time is over. */
  ExitCode end(Step step, Duration timeout) throws JsonProcessingException {
    Sent sent =
        last.orElseThrow(
            () ->
                new TmuxoException(
                    ErrorCode.DAEMON_LOST,
                    "the daemon ended before it answered",
                    "tmuxo log TEAM tells whether the message was accepted."));
    print(
        sent,
        sent.reply()
            .map(text -> String.join("\n", Cells.lines(text)))
            .orElseGet(() -> deliveries(sent)));
    if (!sent.sound()) {
      return ExitCode.NOT_DELIVERED;
    }
    if (!reached(sent, step)) {
      command
          .getErr()
          .println(
              "tmuxo: not "
                  + (step == Step.REPLY
                      ? "answered"
                      : step.name().toLowerCase(java.util.Locale.ROOT))
                  + " within "
                  + Durations.format(timeout));
      command.getErr().flush();
      return ExitCode.TIMED_OUT;
    }
    return ExitCode.DONE;
  }

  private static boolean reached(Sent sent, Step step) {
    return switch (step) {
      case SUBMITTED -> sent.deliveries().stream().allMatch(d -> d.state().delivered());
      case FINISHED -> sent.deliveries().stream().allMatch(d -> d.state().finished());
      case REPLY -> sent.reply().isPresent();
    };
  }

  private static String deliveries(Sent sent) {
    return sent.deliveries().stream()
        .map(d -> d.agent() + "  " + d.state().label() + "  " + d.millis() + " ms")
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private void print(Sent sent, String text) throws JsonProcessingException {
    command.getOut().println(json ? Json.mapper().writeValueAsString(sent) : text);
  }
}
