package dev.tmuxo.engine.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The chain of checksums that joins a journal's lines: each line ends with the sum of the sum
 * before it and of its own bytes without the sum. To alter, remove or add a line unseen one has to
 * write everything after it anew.
 *
 * <p>A sum is the first 16 bytes of a SHA-256, in hex. Not thread-safe.
 */
final class Chain {
  /** What stands for the sum before the first line. */
  static final String START = "0".repeat(32);

  private static final byte[] FIELD = ",\"sum\":\"".getBytes(US_ASCII);
  private static final byte[] CLOSE = "\"}".getBytes(US_ASCII);
  private static final int SUM = START.length();
  private static final int SEAL = FIELD.length + SUM + CLOSE.length;

  private final MessageDigest sha256;

  Chain() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The sum of a whole object and the one before it. */
  String sum(String previous, byte[] object) {
    return sum(previous, object, Math.max(0, object.length - 1));
  }

  /** The sum of an object without its seal, and the sum before it. */
  String sumOfSealed(String previous, byte[] sealed) {
    return sum(previous, sealed, sealed.length - SEAL);
  }

  private String sum(String previous, byte[] object, int length) {
    sha256.update(previous.getBytes(US_ASCII));
    sha256.update(object, 0, length);
    sha256.update((byte) '}');
    return HexFormat.of().formatHex(sha256.digest(), 0, SUM / 2);
  }

  /** The object with its sum as the last property. */
  static byte[] seal(byte[] object, String sum) {
    byte[] sealed = Arrays.copyOf(object, object.length - 1 + SEAL);
    int at = object.length - 1;
    System.arraycopy(FIELD, 0, sealed, at, FIELD.length);
    System.arraycopy(sum.getBytes(US_ASCII), 0, sealed, at + FIELD.length, SUM);
    System.arraycopy(CLOSE, 0, sealed, at + FIELD.length + SUM, CLOSE.length);
    return sealed;
  }

  /** The sum that an object states as its last property. */
  static Optional<String> stated(byte[] object) {
    int at = object.length - SEAL;
    if (at < 1
        || !Arrays.equals(object, at, at + FIELD.length, FIELD, 0, FIELD.length)
        || !Arrays.equals(
            object, object.length - CLOSE.length, object.length, CLOSE, 0, CLOSE.length)) {
      return Optional.empty();
    }
    for (int i = at + FIELD.length; i < at + FIELD.length + SUM; i++) {
      if (!HexFormat.isHexDigit(object[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(new String(object, at + FIELD.length, SUM, US_ASCII));
  }
}
