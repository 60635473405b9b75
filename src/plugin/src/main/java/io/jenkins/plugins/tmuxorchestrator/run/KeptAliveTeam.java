package io.jenkins.plugins.tmuxorchestrator.run;

import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.message.Draft;
import dev.tmuxo.engine.runtime.Team;
import hudson.security.Permission;
import io.jenkins.plugins.tmuxorchestrator.host.TeamHost;
import io.jenkins.plugins.tmuxorchestrator.host.TeamRecord;
import io.jenkins.plugins.tmuxorchestrator.security.TeamAccess;
import io.jenkins.plugins.tmuxorchestrator.security.TeamPermissions;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The page of a kept-alive team, with what people can do to it. */
public final class KeptAliveTeam {
  /** A message is accepted as soon as it is on disk. */
  private static final int PATIENCE_SECONDS = 20;

  private final TeamRecord record;

  KeptAliveTeam(TeamRecord record) {
    this.record = record;
  }

  public String getName() {
    return record.name();
  }

  /** Full name of the job whose build started it. */
  public String getJob() {
    return record.job();
  }

  public int getBuild() {
    return record.build();
  }

  /** Address of that build from the root of Jenkins; empty if it or its job is gone. */
  public String getBuildUrl() {
    return BuildLinks.url(record);
  }

  /** The team as it is now. Reads files. */
  public TeamView getView() {
    return TeamView.of(record);
  }

  /** Whether a message can be sent: it runs, and the one who asks may. */
  public boolean isMessageable() {
    return running() && TeamAccess.has(record, TeamPermissions.MESSAGE);
  }

  /** Whether it can be ended: it runs, and the one who asks may. */
  public boolean isStoppable() {
    return running() && TeamAccess.has(record, TeamPermissions.CONTROL);
  }

  private boolean running() {
    return TeamHost.get().team(record.id()).isPresent();
  }

  /** Sends a message in the name of the user, and shows the page once it is accepted. */
  @RequirePOST
  public HttpResponse doMessage(@QueryParameter String to, @QueryParameter String text)
      throws InterruptedException {
    Team team = permitted(TeamPermissions.MESSAGE);
    Draft draft =
        Draft.text("operator", to.strip(), text.strip()).withMetadata(Map.of("user", user()));
    try {
      var unused = team.send(draft).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return HttpResponses.redirectToDot();
    } catch (TmuxoException e) {
      return refused(e);
    } catch (ExecutionException e) {
      return refused(e.getCause());
    } catch (TimeoutException e) {
      return HttpResponses.errorWithoutStack(503, Messages.KeptAliveTeam_Slow(record.name()));
    }
  }

  /** Begins to end the team and shows the page. */
  @RequirePOST
  public HttpResponse doStop() {
    Team team = permitted(TeamPermissions.CONTROL);
    var unused =
        team.stop(TeamHost.get().settings().stop().grace(), "user " + user() + " ended it");
    return HttpResponses.redirectToDot();
  }

  private Team permitted(Permission permission) {
    TeamAccess.check(record, permission);
    return TeamHost.get()
        .team(record.id())
        .orElseThrow(
            () -> HttpResponses.errorWithoutStack(409, Messages.KeptAliveTeam_Over(record.name())));
  }

  private static HttpResponse refused(Throwable why) {
    return HttpResponses.errorWithoutStack(400, String.valueOf(why.getMessage()));
  }

  private static String user() {
    return Jenkins.getAuthentication2().getName();
  }
}
