package dev.tmuxo.engine.checkin;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;

/** When a check-in is due. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Schedule.In.class, name = "in"),
  @JsonSubTypes.Type(value = Schedule.Every.class, name = "every"),
  @JsonSubTypes.Type(value = Schedule.Cron.class, name = "cron")
})
public sealed interface Schedule {

  /** Once, that long after it was added. */
  record In(Duration delay) implements Schedule {}

  /** Again and again, first one period after it was added. */
  record Every(Duration period) implements Schedule {}

  /**
   * By a five-field crontab expression.
   *
   * @param zone an IANA time zone id
   */
  record Cron(String expression, String zone) implements Schedule {}
}
