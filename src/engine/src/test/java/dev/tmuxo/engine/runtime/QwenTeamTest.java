package dev.tmuxo.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.checkin.Schedule;
import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.journal.Event.Outcome;
import dev.tmuxo.engine.message.AgentMessage;
import dev.tmuxo.testkit.cli.QwenCode;
import dev.tmuxo.testkit.model.ModelRule;
import dev.tmuxo.testkit.model.ModelRule.Part;
import dev.tmuxo.testkit.model.ModelScript;
import dev.tmuxo.testkit.model.Reply;
import dev.tmuxo.testkit.model.ScriptedModel;
import dev.tmuxo.testkit.model.ToolCall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A team of real agent CLIs, from the task to the end: a project manager and an engineer. */
final class QwenTeamTest {
  @TempDir Path home;

  /** What the project manager's model and the engineer's model want, each in its turn. */
  private static ModelScript script() {
    return new ModelScript(
        says("pm", "Build the shop", "tmuxo send dev 'please build the cart'"),
        says("dev", "please build the cart", "tmuxo send pm 'the cart is built'"),
        says("pm", "the cart is built", "tmuxo checkin 2s 'everything in place?'"),
        says("pm", "everything in place\\?", "tmuxo done 'the shop is built'"));
  }

  private static ModelRule says(String agent, String heard, String command) {
    return ModelRule.user(
            heard,
            Reply.call(
                new ToolCall(
                    "run_shell_command",
                    Map.of("command", command, "is_background", false, "description", "work"))))
        .and(Part.MODEL, "^" + agent + "$");
  }

  @Test
  void twoRealAgentsDoATaskTogetherAnswerACheckInAndFinish() throws Exception {
    QwenCode qwen = QwenCode.installOrSkip();
    try (ScriptedModel model = ScriptedModel.start(script());
        TeamRig rig = new TeamRig(home, "qwens")) {
      Team team =
          rig.agent("pm", "qwen-code", qwen.command())
              .with(spec -> spec.withEnv(qwen.environment(model, "pm", home.resolve("pm"))))
              .agent("dev", "qwen-code", qwen.command())
              .with(spec -> spec.withEnv(qwen.environment(model, "dev", home.resolve("dev"))))
              .start();
      rig.send("pm", "Build the shop, please.");
      Event.TeamStopped stopped = team.ended().get(4, TimeUnit.MINUTES);
      assertThat(stopped.outcome()).isEqualTo(Outcome.DONE);
      assertThat(stopped.reason()).isEqualTo("the shop is built");
      List<AgentMessage> messages =
          rig.events(Event.MessageAccepted.class).map(Event.MessageAccepted::message).toList();
      assertThat(messages)
          .extracting(AgentMessage::sender)
          .containsExactly("operator", "pm", "dev", "check-in");
      assertThat(rig.events(Event.CheckInAdded.class))
          .allMatch(added -> added.schedule().equals(new Schedule.In(Duration.ofSeconds(2))));
    }
  }
}
