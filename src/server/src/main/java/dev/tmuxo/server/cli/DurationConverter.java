package dev.tmuxo.server.cli;

import dev.tmuxo.engine.time.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations on the command line are written as in team files. */
final class DurationConverter implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String value) {
    return Durations.parse(value)
        .filter(d -> !d.isZero())
        .orElseThrow(() -> new TypeConversionException("'" + value + "' is not " + Durations.FORM));
  }
}
