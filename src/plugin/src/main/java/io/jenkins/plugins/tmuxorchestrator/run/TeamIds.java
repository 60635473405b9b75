package io.jenkins.plugins.tmuxorchestrator.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import hudson.model.Run;
import java.util.zip.CRC32;

/** What the engine calls a team. */
public final class TeamIds {
  private static final int LONGEST = 63;

  private TeamIds() {}

  /**
   * A kept-alive team is known by its name. That of a build has the build's number and a mark of
   * the job in it: builds run side by side.
   */
  public static String of(String name, Run<?, ?> run, boolean keepAlive) {
    if (keepAlive) {
      return name;
    }
    CRC32 job = new CRC32();
    job.update(run.getParent().getFullName().getBytes(UTF_8));
    String suffix = "-" + run.getNumber() + "-" + Long.toString(job.getValue(), 36);
    return name.substring(0, Math.min(name.length(), LONGEST - suffix.length())) + suffix;
  }
}
