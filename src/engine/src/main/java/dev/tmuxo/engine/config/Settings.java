package dev.tmuxo.engine.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Everything that can be set about the engine; {@code docs/configuration.md} describes each. Holds
 * no secrets: {@code tmuxo config} shows all of it.
 *
 * @param home the state directory on the host: journals, transcripts, sockets
 * @param environment what agents get of the caller's variables
 * @param resources folders of profiles, roles and templates besides the project's and the user's
 */
public record Settings(
    Tmux tmux,
    Path home,
    EnvironmentVariables environment,
    Stop stop,
    Delivery delivery,
    Mail mail,
    Restart restart,
    Journal journal,
    Log log,
    List<Path> resources) {

  public Settings {
    resources = List.copyOf(resources);
  }

  /**
   * How tmux is run.
   *
   * @param path program name or path, looked up on the node
   * @param historyLimit lines of scrollback a pane keeps
   * @param columns width of a pane nobody is attached to
   * @param rows height of a pane nobody is attached to
   */
  public record Tmux(String path, int historyLimit, int columns, int rows) {}

  /**
   * The environment of agents.
   *
   * @param pass names of variables that agents get from the caller besides the safe ones
   */
  public record EnvironmentVariables(List<String> pass) {
    public EnvironmentVariables {
      pass = List.copyOf(pass);
    }
  }

  /**
   * How a team is stopped.
   *
   * @param grace how long processes have to end by themselves before they are killed
   */
  public record Stop(Duration grace) {}

  /**
   * How messages are delivered.
   *
   * @param timeout how long one submission may take, from pasting to the composer's letting go
   * @param maxQueued messages that may wait for one agent
   */
  public record Delivery(Duration timeout, int maxQueued) {}

  /**
   * Mail from agents.
   *
   * @param maxLetters letters of one agent that may lie unread
   */
  public record Mail(int maxLetters) {}

  /**
   * What the host logs beside the journals.
   *
   * @param rotate bytes after which it goes on in a new file
   * @param keep how many full files stay
   */
  public record Log(Format format, Level level, long rotate, int keep) {

    /** What a line looks like. */
    public enum Format {
      /** Words for people. */
      PLAIN,
      /** One JSON object. */
      JSON
    }

    /** What is worth a line; each includes those before it. */
    public enum Level {
      ERROR,
      WARN,
      INFO,
      DEBUG
    }
  }

  /**
   * When agents are started again.
   *
   * @param limit how often within {@code window}; after that the agent stays dead
   */
  public record Restart(int limit, Duration window) {}

  /**
   * The files of teams' journals.
   *
   * @param rotate bytes after which a journal goes on in a new file
   * @param keep which of the full files stay
   */
  public record Journal(long rotate, Keep keep) {}
}
