package io.jenkins.plugins.tmuxorchestrator.step;

import dev.tmuxo.engine.document.Environment;
import dev.tmuxo.engine.document.SourceText;
import dev.tmuxo.engine.runtime.Team;
import dev.tmuxo.engine.team.AgentSpec;
import dev.tmuxo.engine.team.TeamFileLoader;
import dev.tmuxo.engine.team.TeamSpec;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.LauncherDecorator;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.tmuxorchestrator.config.TmuxOrchestratorConfiguration;
import io.jenkins.plugins.tmuxorchestrator.host.TeamHost;
import io.jenkins.plugins.tmuxorchestrator.host.TeamRecord;
import io.jenkins.plugins.tmuxorchestrator.node.JenkinsNodes;
import io.jenkins.plugins.tmuxorchestrator.run.AgentTeamsAction;
import io.jenkins.plugins.tmuxorchestrator.run.TeamIds;
import io.jenkins.plugins.tmuxorchestrator.security.BuildUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** How a step starts its team: where it is, what it is, whose it is. Talks to the node. */
final class TeamStart {
  /** What a step that starts a team needs around it. */
  static final Set<? extends Class<?>> CONTEXT =
      Set.of(
          Run.class, TaskListener.class, FilePath.class, Launcher.class, Node.class, EnvVars.class);

  private final StepContext context;
  private final TeamStep step;
  private final BuildUser user;
  private final Run<?, ?> run;
  private final FilePath workspace;
  private final Node node;

  TeamStart(StepContext context, TeamStep step, BuildUser user)
      throws IOException, InterruptedException {
    this.context = context;
    this.step = step;
    this.user = user;
    this.run = context.get(Run.class);
    this.workspace = context.get(FilePath.class);
    this.node = context.get(Node.class);
  }

  /**
   * A team that is ready to be started, or one that runs already.
   *
   * @param spec as the engine is to run it
   * @param running the kept-alive team that is taken instead
   */
  record Prepared(TeamSpec spec, TeamRecord record, Optional<Team> running) {
    /** Starts it, unless it runs. */
    CompletableFuture<Team> start(Run<?, ?> run) throws IOException {
      AgentTeamsAction.add(run, record.id());
      return running
          .map(CompletableFuture::completedFuture)
          .orElseGet(() -> TeamHost.get().start(spec, record));
    }
  }

  /**
   * Reads the team file and looks whether the team runs.
   *
   * @throws AbortException with everything that is wrong with what the step was given
   */
  Prepared prepare() throws IOException, InterruptedException {
    workspace.mkdirs(); // nobody has used it before, perhaps
    boolean decorated = context.get(LauncherDecorator.class) != null;
    if (decorated && step.isKeepAlive()) {
      throw new AbortException(
          "keepAlive is not possible here: inside container {} and the like a team ends with the"
              + " block, because Jenkins reaches it only from there. Start it outside of the block,"
              + " or leave keepAlive out.");
    }
    TeamSpec read = read();
    String name = step.getName().isEmpty() ? read.name() : step.getName();
    String id = TeamIds.of(name, run, step.isKeepAlive());
    Optional<Team> running = TeamHost.get().team(id);
    if (running.isPresent() && !(step.isKeepAlive() && step.isAdopt())) {
      throw new AbortException(
          "Team "
              + name
              + " runs already. Take it with adopt: true, stop it with tmuxOrchestratorStop, or"
              + " start this one under another name: name: 'NAME'");
    }
    if (running.isPresent()) {
      checkMayTake(TeamHost.get().record(id).orElseThrow());
    }
    TeamSpec spec = read.withName(id).withAgents(this::withVariables).checked();
    if (running.isEmpty()) {
      TmuxOrchestratorConfiguration.get()
          .rules()
          .check(
              spec,
              JenkinsNodes.display(JenkinsNodes.of(node)),
              TeamHost.get().running(node.getNodeName()));
    }
    TeamRecord record =
        running.isPresent()
            ? TeamHost.get().record(id).orElseThrow()
            : new TeamRecord(
                id,
                name,
                decorated ? enterBlock() : JenkinsNodes.of(node),
                run.getParent().getFullName(),
                run.getNumber(),
                step.isKeepAlive(),
                StepCredentials.find(step.getCredentials(), run));
    return new Prepared(spec, record, running);
  }

  private void checkMayTake(TeamRecord running) throws AbortException {
    if (!user.mayMessage(running, run.getParent().getFullName())) {
      throw new AbortException(
          "A team "
              + running.name()
              + " of another job runs already, and this build, run as "
              + user.name()
              + ", may not message it. Start this one under another name: name: 'NAME'");
    }
  }

  private TeamSpec read() throws IOException, InterruptedException {
    boolean hasFile = !step.getFile().isEmpty();
    if (hasFile != step.getDefinition().isEmpty()) {
      throw new AbortException(
          "Give the team as a file of the workspace, or as text: file: 'team.yaml', or definition:"
              + " '''...'''");
    }
    Map<String, String> variables = new TreeMap<>(context.get(EnvVars.class));
    variables.putAll(step.getEnv());
    return new TeamFileLoader(TeamHost.get().library(), Environment.of(variables))
        .forOtherMachine()
        .load(hasFile ? file() : definition(), base());
  }

  private SourceText file() throws IOException, InterruptedException {
    FilePath file = workspace.child(step.getFile());
    if (!file.exists() || file.isDirectory()) {
      throw new AbortException(
          "There is no team file "
              + step.getFile()
              + " in the workspace. Check the repository out before (checkout scm), or write the"
              + " team into the Pipeline: definition: '''...'''");
    }
    if (file.length() > SourceText.MAX_BYTES) {
      throw new AbortException("The team file " + step.getFile() + " is larger than 1 MiB.");
    }
    try (var in = file.read()) {
      byte[] bytes = in.readNBytes(SourceText.MAX_BYTES + 1);
      return new SourceText(step.getFile(), new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private SourceText definition() throws AbortException {
    if (step.getDefinition().length() > SourceText.MAX_BYTES) {
      throw new AbortException("The definition of the team is larger than 1 MiB.");
    }
    return new SourceText("definition", step.getDefinition());
  }

  /** The folder on the node from which relative paths in the file start. */
  private Path base() {
    if (step.getFile().isEmpty()) {
      return Path.of(workspace.getRemote());
    }
    FilePath file = workspace.child(step.getFile());
    FilePath parent = file.getParent();
    return Path.of(parent == null ? file.getRemote() : parent.getRemote());
  }

  /** What the file says for an agent counts more than what the step says for all. */
  private AgentSpec withVariables(AgentSpec agent) {
    Map<String, String> env = new LinkedHashMap<>(step.getEnv());
    env.putAll(agent.env());
    return agent.withEnv(env);
  }

  private String enterBlock() throws IOException, InterruptedException {
    return JenkinsNodes.enterBlock(node, context.get(Launcher.class), blockDirectory(workspace));
  }

  /** Beside the workspace, which containers share with their node. */
  static String blockDirectory(FilePath workspace) {
    return workspace.getRemote() + "@tmp/tmux-orchestrator";
  }

  /** What a step that has started a team returns. */
  static Map<String, Object> result(Run<?, ?> run, TeamRecord record, TeamSpec spec) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("team", record.name());
    result.put("id", record.id());
    result.put("agents", spec.agents().stream().map(AgentSpec::name).toList());
    result.put("url", TeamLinks.of(run));
    return result;
  }
}
