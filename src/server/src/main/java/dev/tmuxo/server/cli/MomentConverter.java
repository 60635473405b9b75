package dev.tmuxo.server.cli;

import dev.tmuxo.engine.checkin.Moments;
import java.time.Instant;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A point in time; by this machine's clock if it says nothing else. */
final class MomentConverter implements ITypeConverter<Instant> {
  @Override
  public Instant convert(String value) {
    return Moments.parse(value, ZoneId.systemDefault())
        .orElseThrow(() -> new TypeConversionException("'" + value + "' is not " + Moments.FORM));
  }
}
