package dev.tmuxo.testkit.agent;

/** One thing that a fake agent does in a turn. {@code docs/testkit.md} describes each. */
sealed interface Action {
  /** Looks busy. */
  record Busy(int millis) implements Action {}

  /** Works without showing it: neither a spinner nor any other output. */
  record Silent(int millis) implements Action {}

  record Say(String text) implements Action {}

  /** Shows the whole submission. */
  record Copy() implements Action {}

  /** A command of {@code sh}, with the submission as its standard input. */
  record Run(String command) implements Action {}

  record Ask(String question) implements Action {}

  record Title(String text) implements Action {}

  record Change(String setting, String value) implements Action {}

  record Exit(int status) implements Action {}

  /** Dies by SIGKILL and leaves the terminal as it is. */
  record Crash() implements Action {}

  /** Reads and shows nothing any more. */
  record Hang() implements Action {}
}
