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
 * NAME=value} in a form, and lists are words with commas between them.
 */
public abstract class TeamStepDescriptor extends StepDescriptor {
  private static final List<String> TEXTS = List.of("agents", "credentials", "env", "params");

  /** A map as its form shows it. */
  public static String lines(Map<String, String> map) {
    return map == null ? "" : Texts.lines(map);
  }

  /** A list as its form shows it. */
  public static String words(List<String> list) {
    return list == null ? "" : String.join(", ", list);
  }

  @Override
  public Step newInstance(StaplerRequest2 req, JSONObject form) throws Descriptor.FormException {
    JSONObject rest = JSONObject.fromObject(form);
    TEXTS.forEach(rest::remove);
    Step step = super.newInstance(req, rest);
    for (String name : TEXTS) {
      if (form.has(name)) {
        set(step, name, form.getString(name));
      }
    }
    return step;
  }

  /** Gives a step what its form said of a parameter that is a map or a list. */
  protected void set(Step step, String name, String text) {}
}
