package io.jenkins.plugins.tmuxorchestrator.build;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.PluginWrapper;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Jenkins takes the plugin as it is built. */
@WithJenkins
final class PluginLoadsTest {

  @Test
  void jenkinsLoadsThePluginAndAllItDependsOn(JenkinsRule rule) {
    PluginWrapper plugin = rule.jenkins.pluginManager.getPlugin("tmux-orchestrator");
    assertThat(plugin).isNotNull();
    assertThat(plugin.isActive()).isTrue();
    assertThat(rule.jenkins.pluginManager.getFailedPlugins()).isEmpty();
  }
}
