package dev.tmuxo.engine.team;

import dev.tmuxo.engine.profile.Profile;
import java.util.List;
import java.util.Optional;

/** An agent like another one, but for what is said here. */
public final class AgentSpecs {
  private final AgentSpec model;
  private Profile profile;
  private List<String> command;
  private String workdir;
  private Optional<String> reportsTo;
  private RestartPolicy restart;

  private AgentSpecs(AgentSpec model) {
    this.model = model;
    this.profile = model.profile();
    this.command = model.command();
    this.workdir = model.workdir();
    this.reportsTo = model.reportsTo();
    this.restart = model.restart();
  }

  public static AgentSpecs like(AgentSpec model) {
    return new AgentSpecs(model);
  }

  public AgentSpecs profile(Profile value) {
    profile = value;
    return this;
  }

  public AgentSpecs command(List<String> value) {
    command = value;
    return this;
  }

  public AgentSpecs workdir(String value) {
    workdir = value;
    return this;
  }

  public AgentSpecs reportsTo(Optional<String> value) {
    reportsTo = value;
    return this;
  }

  public AgentSpecs restart(RestartPolicy value) {
    restart = value;
    return this;
  }

  public AgentSpec spec() {
    return new AgentSpec(
        model.name(),
        model.role(),
        profile,
        command,
        workdir,
        model.env(),
        reportsTo,
        model.briefing(),
        restart);
  }
}
