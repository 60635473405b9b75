package dev.tmuxo.engine.agent;

import dev.tmuxo.engine.profile.Profile;
import dev.tmuxo.engine.profile.Profile.Composer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Profiles for tests: one of each kind of composer. */
public final class Profiles {
  private Profiles() {}

  /** An agent CLI with a composer at the bottom. */
  public static Profile tui() {
    return profile(
        new Profile.Signs(
            Optional.of("\\(y/n\\)$"),
            Optional.of("esc to interrupt"),
            Optional.of("^> "),
            List.of()),
        new Composer(
            Composer.Kind.REGION,
            Optional.of("^> "),
            Optional.of("^──"),
            Optional.of("Type your message"),
            Optional.of("\\[Pasted text")));
  }

  /** A shell. */
  public static Profile shell() {
    return profile(
        new Profile.Signs(
            Optional.empty(), Optional.empty(), Optional.of("[$#%] ?$"), List.of("bash", "sh")),
        new Composer(
            Composer.Kind.CURSOR,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  /** The same profile, but its agent may be silent only so long. */
  public static Profile withSilence(Profile p, Duration silence) {
    return new Profile(
        p.name(),
        p.summary(),
        p.command(),
        p.env(),
        p.files(),
        p.envelope(),
        p.signs(),
        p.composer(),
        p.submit(),
        p.limits(),
        p.queuesWhileBusy(),
        p.startTimeout(),
        p.settle(),
        silence,
        p.resume());
  }

  private static Profile profile(Profile.Signs signs, Composer composer) {
    return new Profile(
        "test",
        "",
        List.of("true"),
        Map.of(),
        Map.of(),
        Profile.Envelope.NONE,
        signs,
        composer,
        new Profile.Submit("Enter", 2, Duration.ZERO, ""),
        new Profile.Limits(1 << 20, 1 << 20),
        false,
        Duration.ofSeconds(10),
        Duration.ofMillis(100),
        Duration.ZERO,
        List.of());
  }
}
