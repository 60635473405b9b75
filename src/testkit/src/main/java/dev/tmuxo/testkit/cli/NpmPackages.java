package dev.tmuxo.testkit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.regex.Pattern;
import org.opentest4j.TestAbortedException;

/** Installs the packages that {@code src/testkit/npm} pins. */
final class NpmPackages {
  private static final String LOCK = "package-lock.json";

  /** How npm says that it cannot reach a registry that has the packages. */
  private static final Pattern OUT_OF_REACH =
      Pattern.compile(
          "ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|E401|E403|E404"
              + "|ENOTCACHED|network");

  private NpmPackages() {}

  /** Installs them for all modules of the repository; their {@code node_modules}. */
  static Path installOrSkip() {
    Path directory = repository().resolve(Path.of("target", "clis"));
    try {
      Files.createDirectories(directory);
      Path guard = directory.resolve(".lock");
      try (FileChannel channel =
          FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        // Held until the channel is closed: another module's tests may want the same.
        channel.lock();
        if (!installed(directory)) {
          install(directory);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot install into " + directory, e);
    }
    return directory.resolve("node_modules");
  }

  /** The directory above this one that holds the testkit, as tests run in that of their module. */
  private static Path repository() {
    Path here = Path.of("").toAbsolutePath();
    for (Path up = here; up != null; up = up.getParent()) {
      if (Files.exists(up.resolve(Path.of("src", "testkit", "npm", LOCK)))) {
        return up;
      }
    }
    return here;
  }

  private static boolean installed(Path directory) throws IOException {
    Path done = directory.resolve("installed-" + LOCK);
    return Files.exists(done) && Files.readString(done).equals(resource(LOCK));
  }

  private static void install(Path directory) throws IOException {
    Files.writeString(directory.resolve("package.json"), resource("package.json"));
    Files.writeString(directory.resolve(LOCK), resource(LOCK));
    ProcessBuilder npm =
        new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    npm.directory(directory.toFile()).redirectErrorStream(true);
    npm.environment().putAll(Map.of("CI", "true", "npm_config_update_notifier", "false"));
    String output;
    int status;
    try {
      Process process = npm.start();
      process.getOutputStream().close();
      output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      status = process.waitFor();
    } catch (IOException e) {
      throw skip("npm is not installed", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while npm ran", e);
    }
    if (status != 0 && OUT_OF_REACH.matcher(output).find()) {
      throw skip("npm's registry is out of reach", output);
    }
    if (status != 0) {
      throw new IOException("npm ci failed in " + directory + ":\n" + output);
    }
    Files.copy(
        directory.resolve(LOCK),
        directory.resolve("installed-" + LOCK),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static TestAbortedException skip(String why, String detail) {
    String line = "SKIPPED: " + why + ", so no real agent CLI is tested";
    System.err.println(line);
    return new TestAbortedException(line + ":\n" + detail);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = NpmPackages.class.getResourceAsStream("/tmuxo-testkit/npm/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
