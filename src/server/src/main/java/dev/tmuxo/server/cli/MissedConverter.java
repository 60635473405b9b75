package dev.tmuxo.server.cli;

import dev.tmuxo.engine.checkin.CheckInRules.Missed;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The policy as team files write it: {@code once-late}. */
final class MissedConverter implements ITypeConverter<Missed> {
  @Override
  public Missed convert(String value) {
    try {
      return Missed.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + value + "' is not one of once-late, skip, all");
    }
  }
}
