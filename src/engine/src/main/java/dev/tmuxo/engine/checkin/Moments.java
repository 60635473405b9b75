package dev.tmuxo.engine.checkin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/** The one way points in time are written by people: ISO 8601, with an offset or without. */
public final class Moments {

  /** How to write one, for messages. */
  public static final String FORM =
      "a date and time such as 2026-03-01T17:30, 2026-03-01T17:30:00Z or 2026-03-01T17:30+01:00";

  private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ISO_DATE_TIME;

  private Moments() {}

  /**
   * The instant, or nothing if this is not how one is written.
   *
   * @param zone by whose wall clock a time without an offset is meant; one that its clocks skip is
   *     when the gap ends, one that comes twice is the first
   */
  public static Optional<Instant> parse(String text, ZoneId zone) {
    try {
      // ISO_DATE_TIME also takes "[Europe/Berlin]" at the end; a zone is a field of its own here.
      if (text.indexOf('[') >= 0) {
        return Optional.empty();
      }
      TemporalAccessor parsed =
          WRITTEN.parseBest(text, java.time.OffsetDateTime::from, LocalDateTime::from);
      return Optional.of(
          parsed instanceof LocalDateTime local ? inZone(local, zone) : Instant.from(parsed));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant inZone(LocalDateTime local, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    return change != null && change.isGap() ? change.getInstant() : local.atZone(zone).toInstant();
  }
}
