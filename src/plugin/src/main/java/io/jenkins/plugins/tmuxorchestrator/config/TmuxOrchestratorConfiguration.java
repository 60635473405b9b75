package io.jenkins.plugins.tmuxorchestrator.config;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.util.FormValidation;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The section of the system configuration; {@code unclassified: tmuxOrchestrator:} as code. */
@Extension
@Symbol("tmuxOrchestrator")
public final class TmuxOrchestratorConfiguration extends GlobalConfiguration {
  private static final int USUAL_RETENTION_DAYS = 30;

  private String tmuxPath = "";
  private int agentLimit;
  private int teamLimit;
  private int retentionDays = USUAL_RETENTION_DAYS;
  private String libraryFolder = "";
  private String allowedCommands = "";

  /** As it was saved last. */
  public TmuxOrchestratorConfiguration() {
    load();
  }

  public static TmuxOrchestratorConfiguration get() {
    return ExtensionList.lookupSingleton(TmuxOrchestratorConfiguration.class);
  }

  @Override
  public String getDisplayName() {
    return Messages.TmuxOrchestratorConfiguration_DisplayName();
  }

  public String getTmuxPath() {
    return tmuxPath;
  }

  /** The tmux program on every node; empty for {@code tmux}. */
  @DataBoundSetter
  public void setTmuxPath(String tmuxPath) {
    this.tmuxPath = text(tmuxPath);
    save();
  }

  public int getAgentLimit() {
    return agentLimit;
  }

  /** Agents that a team may have; 0 for any number. */
  @DataBoundSetter
  public void setAgentLimit(int agentLimit) {
    this.agentLimit = Math.max(0, agentLimit);
    save();
  }

  public int getTeamLimit() {
    return teamLimit;
  }

  /** Teams that may run on a node at a time; 0 for any number. */
  @DataBoundSetter
  public void setTeamLimit(int teamLimit) {
    this.teamLimit = Math.max(0, teamLimit);
    save();
  }

  public int getRetentionDays() {
    return retentionDays;
  }

  /** How long the journals of finished teams stay; 0 as long as their builds. */
  @DataBoundSetter
  public void setRetentionDays(int retentionDays) {
    this.retentionDays = Math.max(0, retentionDays);
    save();
  }

  public String getLibraryFolder() {
    return libraryFolder;
  }

  /**
   * Folder on the controller with profiles, roles and templates; empty for only the built-in ones.
   */
  @DataBoundSetter
  public void setLibraryFolder(String libraryFolder) {
    this.libraryFolder = text(libraryFolder);
    save();
  }

  public String getAllowedCommands() {
    return allowedCommands;
  }

  /** Patterns of programs that agents may be started with; empty for all. */
  @DataBoundSetter
  public void setAllowedCommands(String allowedCommands) {
    this.allowedCommands = text(allowedCommands);
    save();
  }

  private static String text(String value) {
    return value == null ? "" : value.strip();
  }

  /** What teams have to keep to. */
  public TeamRules rules() {
    return new TeamRules(agentLimit, teamLimit, AllowedCommands.parse(allowedCommands));
  }

  /** Checks the form. */
  @POST
  public FormValidation doCheckAgentLimit(@QueryParameter String value) {
    return FormValidation.validateNonNegativeInteger(value);
  }

  /** Checks the form. */
  @POST
  public FormValidation doCheckTeamLimit(@QueryParameter String value) {
    return FormValidation.validateNonNegativeInteger(value);
  }

  /** Checks the form. */
  @POST
  public FormValidation doCheckRetentionDays(@QueryParameter String value) {
    return FormValidation.validateNonNegativeInteger(value);
  }

  /** Checks the form; tells of the controller's files only to who administers it. */
  @POST
  public FormValidation doCheckLibraryFolder(@QueryParameter String value) {
    Jenkins.get().checkPermission(Jenkins.ADMINISTER);
    String folder = text(value);
    try {
      return folder.isEmpty()
              || (Path.of(folder).isAbsolute() && Files.isDirectory(Path.of(folder)))
          ? FormValidation.ok()
          : FormValidation.error(Messages.TmuxOrchestratorConfiguration_NoFolder());
    } catch (InvalidPathException e) {
      return FormValidation.error(Messages.TmuxOrchestratorConfiguration_NoFolder());
    }
  }
}
