package dev.tmuxo.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.agent.AgentState;
import dev.tmuxo.engine.delivery.DeliveryState;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.engine.team.AgentSpec;
import dev.tmuxo.testkit.cli.QwenCode;
import dev.tmuxo.testkit.model.ModelRequest;
import dev.tmuxo.testkit.model.ModelRule;
import dev.tmuxo.testkit.model.ModelScript;
import dev.tmuxo.testkit.model.Reply;
import dev.tmuxo.testkit.model.ScriptedModel;
import dev.tmuxo.testkit.model.ToolCall;
import dev.tmuxo.testkit.text.Hostile;
import dev.tmuxo.testkit.text.HostileText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The profile of Qwen Code, with the real program and a scripted model. */
final class QwenCodeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final List<String> TRICKY_AT_THEIR_END =
      List.of("backslashes", "trailing semicolon", "CJK", "200 short lines", "64 KB");

  @TempDir Path home;
  private QwenCode qwen;
  private ScriptedModel model;

  @BeforeEach
  void install() throws IOException {
    qwen = QwenCode.installOrSkip();
    ModelScript script =
        new ModelScript(
            ModelRule.user("^run: (.*)", Reply.call(shell("${1}"))),
            ModelRule.user(
                "^think", Reply.text("Well, yes, indeed.").after(Duration.ofSeconds(3))));
    model = ScriptedModel.start(script);
  }

  @AfterEach
  void stopModel() {
    model.close();
  }

  /** All but a mention: Qwen Code makes a blank before {@code @name} and reads the file. */
  @Test
  void hostileTextsReachTheModelByteForByte() {
    try (TeamRig rig = start("hostile")) {
      List<HostileText> small =
          Hostile.small().stream().filter(hostile -> !hostile.name().equals("mention")).toList();
      String all = joined(small, HostileText::text);
      String cleaned = joined(small, HostileText::cleaned);
      assertThat(sent(rig, all)).endsWith("]\n" + cleaned);
      for (HostileText hostile : Hostile.texts()) {
        if (TRICKY_AT_THEIR_END.contains(hostile.name())) {
          assertThat(sent(rig, hostile.text()))
              .as(hostile.name())
              .endsWith("]\n" + hostile.cleaned());
        }
      }
    }
  }

  @Test
  void itsStateIsSeen() {
    try (TeamRig rig = start("states")) {
      AgentMessage message = rig.type("qwen", "think about it");
      rig.until(PATIENCE, () -> states(rig, message).contains(DeliveryState.FINISHED));
      assertThat(states(rig, message))
          .containsSubsequence(DeliveryState.SUBMITTED, DeliveryState.STARTED);
      rig.type("qwen", "run: rm -r something");
      rig.awaitAgent("qwen", AgentState.WAITING);
    }
  }

  @Test
  void itTalksToItsTeamUnasked() {
    try (TeamRig rig = start("talk")) {
      rig.type("qwen", "run: tmuxo send pm 'all is well'");
      rig.until(
          PATIENCE,
          () -> rig.received("pm").stream().anyMatch(text -> text.endsWith("all is well")));
      rig.type("qwen", "run: tmuxo send pm \"$(id)\"");
      rig.awaitAgent("qwen", AgentState.WAITING);
    }
  }

  private TeamRig start(String name) {
    TeamRig rig = new TeamRig(home, name);
    rig.fake("pm", "--turn-ms", "0");
    rig.agent("qwen", "qwen-code", qwen.command()).with(this::withModel).start();
    rig.until(PATIENCE, () -> idle(rig));
    return rig;
  }

  private static String joined(List<HostileText> texts, Function<HostileText, String> form) {
    return texts.stream()
        .map(hostile -> hostile.name() + ":\n" + form.apply(hostile))
        .collect(Collectors.joining("\n"));
  }

  /** Delivers a text and tells what the model was given. */
  private String sent(TeamRig rig, String text) {
    AgentMessage message = rig.send("qwen", text);
    rig.until(PATIENCE, () -> states(rig, message).contains(DeliveryState.FINISHED));
    return String.join("\nAND AGAIN\n", given(message));
  }

  private List<String> given(AgentMessage message) {
    return model.requests().stream()
        .map(ModelRequest::user)
        .flatMap(Optional::stream)
        .filter(user -> user.startsWith("[tmuxo " + message.id()))
        .toList();
  }

  private static boolean idle(TeamRig rig) {
    return rig.events(Event.AgentStateChanged.class)
        .anyMatch(change -> change.agent().equals("qwen") && change.to() == AgentState.IDLE);
  }

  private static List<DeliveryState> states(TeamRig rig, AgentMessage message) {
    return rig.states(message.id(), "qwen");
  }

  private static ToolCall shell(String command) {
    return new ToolCall(
        "run_shell_command",
        Map.of("command", command, "is_background", false, "description", "as it was told"));
  }

  private AgentSpec withModel(AgentSpec spec) {
    return spec.withEnv(qwen.environment(model, "scripted", home.resolve("qwen-home")));
  }
}
