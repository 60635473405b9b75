package io.jenkins.plugins.tmuxorchestrator.step;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.AbortException;
import hudson.model.Run;
import hudson.util.Secret;
import io.jenkins.plugins.tmuxorchestrator.host.TeamRecord.StoredSecret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/**
 * The credentials that a step was given, as secrets of its team. A user name and password give
 * {@code NAME} (both, with a colon), {@code NAME.username} and {@code NAME.password}; an SSH key
 * gives {@code NAME} (a file), {@code NAME.username} and {@code NAME.passphrase}.
 */
final class StepCredentials {
  private static final int LARGEST_FILE = 1 << 20;

  private StepCredentials() {}

  /**
   * Looks them up with the rights of the build.
   *
   * @param ids ids of credentials by name
   * @throws AbortException naming one that the build does not have, or of a kind not known here
   */
  static Map<String, StoredSecret> find(Map<String, String> ids, Run<?, ?> run) throws IOException {
    Map<String, StoredSecret> secrets = new TreeMap<>();
    for (Map.Entry<String, String> entry : ids.entrySet()) {
      StandardCredentials credentials =
          CredentialsProvider.findCredentialById(
              entry.getValue(), StandardCredentials.class, run, List.of());
      if (credentials == null) {
        throw new AbortException(
            "There are no credentials '"
                + entry.getValue()
                + "' for this job. Add them to Jenkins or to its folder, or correct the id.");
      }
      CredentialsProvider.track(run, credentials);
      put(secrets, entry.getKey(), credentials);
    }
    return secrets;
  }

  private static void put(
      Map<String, StoredSecret> secrets, String name, StandardCredentials credentials)
      throws IOException {
    if (credentials instanceof StringCredentials text) {
      secrets.put(name, new StoredSecret(text.getSecret(), false));
    } else if (credentials instanceof StandardUsernamePasswordCredentials user) {
      String password = user.getPassword().getPlainText();
      secrets.put(name, text(user.getUsername() + ":" + password));
      secrets.put(name + ".username", text(user.getUsername()));
      secrets.put(name + ".password", text(password));
    } else if (credentials instanceof FileCredentials file) {
      secrets.put(name, file(content(name, file)));
    } else if (credentials instanceof SSHUserPrivateKey key) {
      secrets.put(name, file(String.join("\n", key.getPrivateKeys())));
      secrets.put(name + ".username", text(key.getUsername()));
      if (key.getPassphrase() != null) {
        secrets.put(name + ".passphrase", new StoredSecret(key.getPassphrase(), false));
      }
    } else {
      throw new AbortException(
          "Credentials '"
              + credentials.getId()
              + "' are of a kind that agents cannot be given. Secret texts and files, user names"
              + " with passwords and SSH keys can.");
    }
  }

  private static String content(String name, FileCredentials file) throws IOException {
    try (InputStream in = file.getContent()) {
      byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
      if (bytes.length > LARGEST_FILE) {
        throw new AbortException("The credential file for " + name + " is larger than 1 MiB.");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static StoredSecret text(String value) {
    return new StoredSecret(Secret.fromString(value), false);
  }

  private static StoredSecret file(String content) {
    return new StoredSecret(Secret.fromString(content), true);
  }
}
