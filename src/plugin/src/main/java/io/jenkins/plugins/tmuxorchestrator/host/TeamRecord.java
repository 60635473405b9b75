package io.jenkins.plugins.tmuxorchestrator.host;

import hudson.util.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What Jenkins knows of a team besides the engine: whose it is and which secrets its agents have.
 * Written by XStream, so its fields are its format. Immutable.
 */
public final class TeamRecord {
  private final String id;
  private final String name;
  private final String node;
  private final String job;
  private final int build;
  private final boolean keepAlive;
  private final TreeMap<String, StoredSecret> secrets;

  /**
   * @param id the engine's name of the team
   * @param name what people call it; unique among kept-alive teams and within a build
   * @param node as {@code JenkinsNodes} names it
   * @param job full name of the job whose build started it
   * @param build that build's number
   */
  public TeamRecord(
      String id,
      String name,
      String node,
      String job,
      int build,
      boolean keepAlive,
      Map<String, StoredSecret> secrets) {
    this.id = id;
    this.name = name;
    this.node = node;
    this.job = job;
    this.build = build;
    this.keepAlive = keepAlive;
    this.secrets = new TreeMap<>(secrets);
  }

  /** A secret as it is kept: encrypted with the controller's key. */
  public static final class StoredSecret {
    private final Secret value;
    private final boolean file;

    public StoredSecret(Secret value, boolean file) {
      this.value = value;
      this.file = file;
    }

    dev.tmuxo.engine.secret.Secret reveal() {
      String text = value.getPlainText();
      return file
          ? dev.tmuxo.engine.secret.Secret.file(text)
          : dev.tmuxo.engine.secret.Secret.text(text);
    }
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String node() {
    return node;
  }

  public String job() {
    return job;
  }

  public int build() {
    return build;
  }

  public boolean keepAlive() {
    return keepAlive;
  }

  /** One of the secrets; of a login the password alone is hidden as well. */
  Optional<dev.tmuxo.engine.secret.Secret> secret(String name) {
    Optional<String> password =
        Optional.ofNullable(secrets.get(name + ".password")).map(p -> p.reveal().reveal());
    return Optional.ofNullable(secrets.get(name))
        .map(StoredSecret::reveal)
        .map(secret -> password.map(secret::hiding).orElse(secret));
  }

  Map<String, StoredSecret> secrets() {
    return secrets;
  }
}
