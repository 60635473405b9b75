package io.jenkins.plugins.tmuxorchestrator.trigger;

import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.engine.message.MessageType;
import dev.tmuxo.engine.message.Template;
import dev.tmuxo.engine.runtime.Team;
import dev.tmuxo.engine.team.AgentSpec;
import hudson.AbortException;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.queue.Tasks;
import hudson.security.AccessControlled;
import io.jenkins.plugins.tmuxorchestrator.host.TeamHost;
import io.jenkins.plugins.tmuxorchestrator.host.TeamRecord;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** Sends to kept-alive teams in the name of a job. Blocks until a message is accepted. */
final class CheckInSender {
  private static final int PATIENCE_SECONDS = 60;

  private final Item sender;

  CheckInSender(Item sender) {
    this.sender = sender;
  }

  /**
   * Sends a message.
   *
   * @param to empty for the team's leads
   * @throws AbortException if there is no such team, or the job may not send to it, or both a
   *     message and a template are given or neither
   */
  void send(String name, String to, String message, String template)
      throws AbortException, ExecutionException, TimeoutException, InterruptedException {
    TeamRecord record =
        TeamHost.get()
            .keptAlive(name)
            .filter(this::mayReach)
            .orElseThrow(
                () ->
                    new AbortException(
                        "there is no kept-alive team '" + name + "' that this job may send to"));
    Team team =
        TeamHost.get()
            .team(record.id())
            .orElseThrow(() -> new AbortException("team '" + name + "' does not run now"));
    if (to.contains("/")) {
      throw new AbortException("'" + to + "' is in another team; name that team instead");
    }
    Draft draft = draft(to.isEmpty() ? leads(team) : to, message, template);
    var unused = team.send(draft).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static String leads(Team team) {
    return team.spec().agents().stream()
        .filter(agent -> agent.reportsTo().isEmpty())
        .map(AgentSpec::name)
        .collect(Collectors.joining(","));
  }

  private Draft draft(String to, String message, String template) throws AbortException {
    if (message.isEmpty() == template.isEmpty()) {
      throw new AbortException("give either a message or a template");
    }
    Map<String, String> metadata = Map.of("job", sender.getFullName());
    if (template.isEmpty()) {
      return Draft.text("operator", to, message)
          .withType(MessageType.STATUS_REQUEST)
          .withMetadata(metadata);
    }
    Template loaded = TeamHost.get().templates().load(template);
    return Draft.text("operator", to, loaded.fill(Map.of()))
        .withType(loaded.type())
        .withPriority(loaded.priority())
        .withMetadata(metadata);
  }

  /** A job reaches its own teams, and those of jobs that its builds would be allowed to start. */
  private boolean mayReach(TeamRecord record) {
    if (record.job().equals(sender.getFullName())) {
      return true;
    }
    Authentication builds = Tasks.getAuthenticationOf2((Queue.Task) sender);
    Item owner = Jenkins.get().getItemByFullName(record.job(), Job.class);
    AccessControlled judge = owner == null ? Jenkins.get() : owner;
    return judge.hasPermission2(builds, owner == null ? Jenkins.ADMINISTER : Item.BUILD);
  }
}
