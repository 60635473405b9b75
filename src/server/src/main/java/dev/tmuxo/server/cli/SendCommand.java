package dev.tmuxo.server.cli;

import dev.tmuxo.api.wire.MessageDraft;
import dev.tmuxo.api.wire.Sent;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Priority;
import dev.tmuxo.engine.message.Template;
import dev.tmuxo.engine.message.Templates;
import dev.tmuxo.engine.profile.ResourceLibrary;
import dev.tmuxo.server.client.ApiClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tmuxo send}. */
@Command(
    name = "send",
    description = "Sends a message to agents of a team, and tells what became of it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  tmuxo send shop \"Add a wish list\"",
      "  tmuxo send shop --to pm --wait reply --timeout 5m \"How far are we?\"",
      "  git diff | tmuxo send shop --to @role:qa -",
      "  tmuxo send shop --to @role:engineer --template standup"
    })
final class SendCommand implements Callable<Integer> {
  @Parameters(
      index = "1",
      paramLabel = "TEXT",
      arity = "0..1",
      description = "What to say; - reads it from standard input.")
  private Optional<String> text;

  @Option(
      names = "--to",
      paramLabel = "ADDRESS",
      split = ",",
      completionCandidates = Completions.Agents.class,
      description = "pm, dev-*, @all, @role:engineer, TEAM/AGENT; else the team's leads.")
  private List<String> to = List.of();

  @Option(names = "--template", paramLabel = "NAME", description = "A message template's text.")
  private Optional<String> template;

  @Option(names = "-p", paramLabel = "NAME=VALUE", description = "A parameter of the template.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = "--command",
      description = "Type the text exactly as it is: a shell's command, a slash command.")
  private boolean command;

  @Option(names = "--priority", paramLabel = "PRIORITY", description = "low, normal, high, urgent.")
  private Optional<Priority> priority;

  @Option(
      names = "--ttl",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "How long it is of use; after that it is not typed any more.")
  private Optional<Duration> ttl;

  @Option(
      names = "--wait",
      paramLabel = "STEP",
      description = "Wait until it is submitted, finished, or reply has come.")
  private Optional<Step> wait;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "60s",
      converter = DurationConverter.class,
      description = "How long to wait (60s if not given): then exit code 6.")
  private Duration timeout;

  @Mixin private OneTeam team;
  @Spec private CommandSpec spec;

  /** What can be waited for. */
  enum Step {
    SUBMITTED,
    FINISHED,
    REPLY
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    MessageDraft draft = draft();
    ApiClient client = team.client();
    SendReport report =
        new SendReport(spec.commandLine(), team.json(), Progress.on(spec.commandLine().getErr()));
    String path = team.path() + "/messages";
    if (wait.isEmpty()) {
      return report.accepted(ApiClient.read(client.post(path, draft), Sent.class)).status();
    }
    String query = "?wait=" + wait.get() + "&timeout=" + timeout;
    client.lines("POST", path + query, Optional.of(draft), report::progress);
    return report.end(wait.get(), timeout).status();
  }

  private MessageDraft draft() throws IOException {
    if (template.isPresent() == text.isPresent()) {
      throw new TmuxoException(
          ErrorCode.USAGE,
          template.isPresent() ? "a text and a template" : "nothing to send",
          "Give a text, - for standard input, or --template NAME.");
    }
    Optional<Template> filled = template.map(this::load);
    Optional<MessageType> type =
        command ? Optional.of(MessageType.COMMAND) : filled.map(Template::type);
    return new MessageDraft(
        to,
        filled.isPresent() ? filled.get().fill(parameters) : text(text.orElseThrow()),
        type,
        priority.or(() -> filled.map(Template::priority)),
        Map.of(),
        ttl,
        false,
        Optional.empty(),
        Optional.empty());
  }

  private Template load(String name) {
    return new Templates(new ResourceLibrary(team.effective().resourceFolders())).load(name);
  }

  private static String text(String given) throws IOException {
    return given.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : given;
  }
}
