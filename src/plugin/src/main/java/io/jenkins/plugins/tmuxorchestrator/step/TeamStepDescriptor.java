package io.jenkins.plugins.tmuxorchestrator.step;

import hudson.model.Descriptor;
import java.util.List;
import java.util.Map;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * What the descriptors of steps share. Parameters that are maps in a Pipeline are lines {@code
 * NAME=value} in a form.
 */
public abstract class TeamStepDescriptor extends StepDescriptor {
  private static final List<String> MAPS = List.of("params", "env", "credentials");

  /** A map as its form shows it. */
  public static String lines(Map<String, String> map) {
    return map == null ? "" : Texts.lines(map);
  }

  @Override
  public Step newInstance(StaplerRequest2 req, JSONObject form) throws Descriptor.FormException {
    JSONObject rest = JSONObject.fromObject(form);
    MAPS.forEach(rest::remove);
    Step step = super.newInstance(req, rest);
    for (String name : MAPS) {
      if (form.has(name)) {
        set(step, name, Texts.map(form.getString(name)));
      }
    }
    return step;
  }

  /** Gives a step what its form said of a parameter that is a map. */
  protected void set(Step step, String name, Map<String, String> value) {}
}
