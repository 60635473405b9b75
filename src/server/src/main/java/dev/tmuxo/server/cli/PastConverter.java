package dev.tmuxo.server.cli;

import dev.tmuxo.engine.checkin.Moments;
import dev.tmuxo.engine.time.Durations;
import java.time.Instant;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time in the past: how long ago, or a date and time. */
final class PastConverter implements ITypeConverter<Instant> {
  @Override
  public Instant convert(String value) {
    return Durations.parse(value)
        .map(ago -> Instant.now().minus(ago))
        .or(() -> Moments.parse(value, ZoneId.systemDefault()))
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + value + "' is neither " + Durations.FORM + " nor " + Moments.FORM));
  }
}
