package dev.tmuxo.engine.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How numbers of bytes are written by and for people: {@code 512KiB}, {@code 64MiB}. */
final class ByteSizes {
  static final String FORM = "a number of bytes such as 512KiB, 64MiB or 2GiB";

  private static final Pattern WRITTEN =
      Pattern.compile("(?<bytes>[0-9]{1,13})|(?<units>[0-9]{1,9})(?<unit>KiB|MiB|GiB)");

  private ByteSizes() {}

  /** The number, or nothing if this is not how one is written. */
  static Optional<Long> parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        matcher.group("bytes") != null
            ? Long.parseLong(matcher.group("bytes"))
            : Long.parseLong(matcher.group("units")) << shift(matcher.group("unit")));
  }

  private static int shift(String unit) {
    return unit.equals("KiB") ? 10 : unit.equals("MiB") ? 20 : 30;
  }

  /** Writes it in the largest unit that needs no fraction. */
  static String format(long bytes) {
    int zeros = bytes == 0 ? 0 : Long.numberOfTrailingZeros(bytes);
    if (zeros >= 30) {
      return (bytes >> 30) + "GiB";
    }
    return zeros >= 20 ? (bytes >> 20) + "MiB" : zeros >= 10 ? (bytes >> 10) + "KiB" : "" + bytes;
  }
}
