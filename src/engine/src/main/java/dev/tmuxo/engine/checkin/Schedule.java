package dev.tmuxo.engine.checkin;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;

/** When a check-in is due. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Schedule.In.class, name = "in"),
  @JsonSubTypes.Type(value = Schedule.At.class, name = "at"),
  @JsonSubTypes.Type(value = Schedule.Every.class, name = "every"),
  @JsonSubTypes.Type(value = Schedule.Cron.class, name = "cron")
})
public sealed interface Schedule {

  /** Whether it may be due more than once. */
  default boolean repeats() {
    return this instanceof Every || this instanceof Cron;
  }

  /** Once, that long after it was added. */
  record In(Duration delay) implements Schedule {}

  /** Once, at that time. */
  record At(Instant time) implements Schedule {}

  /** Again and again, first one period after it was added. */
  record Every(Duration period) implements Schedule {}

  /**
   * By a five-field crontab expression.
   *
   * @param zone an IANA time zone id
   */
  record Cron(String expression, String zone) implements Schedule {}
}
