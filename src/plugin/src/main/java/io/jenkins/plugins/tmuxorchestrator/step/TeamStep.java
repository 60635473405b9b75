package io.jenkins.plugins.tmuxorchestrator.step;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundSetter;

/** The parameters of the steps that start a team. */
public abstract class TeamStep extends Step implements Serializable {
  private static final long serialVersionUID = 1;

  private String file = "";
  private String definition = "";
  private String name = "";
  private boolean keepAlive;
  private boolean adopt = true;
  private Map<String, String> credentials = new TreeMap<>();
  private Map<String, String> env = new TreeMap<>();

  TeamStep() {}

  public String getFile() {
    return file;
  }

  /** A team file in the workspace. */
  @DataBoundSetter
  public void setFile(String file) {
    this.file = file;
  }

  public String getDefinition() {
    return definition;
  }

  /** The text of a team file. */
  @DataBoundSetter
  public void setDefinition(String definition) {
    this.definition = definition;
  }

  public String getName() {
    return name;
  }

  /** Another name than the file gives the team. */
  @DataBoundSetter
  public void setName(String name) {
    this.name = name;
  }

  public boolean isKeepAlive() {
    return keepAlive;
  }

  /** Whether the team runs on after the build. */
  @DataBoundSetter
  public void setKeepAlive(boolean keepAlive) {
    this.keepAlive = keepAlive;
  }

  public boolean isAdopt() {
    return adopt;
  }

  /** Whether a kept-alive team of that name that runs already is taken instead of a new one. */
  @DataBoundSetter
  public void setAdopt(boolean adopt) {
    this.adopt = adopt;
  }

  public Map<String, String> getCredentials() {
    return credentials;
  }

  /** Ids of credentials by the names that the team file uses: {@code ${secret:NAME}}. */
  @DataBoundSetter
  public void setCredentials(Map<String, String> credentials) {
    this.credentials = Texts.map(credentials);
  }

  public Map<String, String> getEnv() {
    return env;
  }

  /** Variables for the team file and for every agent. */
  @DataBoundSetter
  public void setEnv(Map<String, String> env) {
    this.env = Texts.map(env);
  }

  /** What the descriptors of both share. */
  public abstract static class TeamDescriptor extends TeamStepDescriptor {
    @Override
    protected final void set(Step step, String parameter, String text) {
      TeamStep team = (TeamStep) step;
      if (parameter.equals("env")) {
        team.setEnv(Texts.map(text));
      } else if (parameter.equals("credentials")) {
        team.setCredentials(Texts.map(text));
      }
    }
  }
}
