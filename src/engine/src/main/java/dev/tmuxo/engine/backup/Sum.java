package dev.tmuxo.engine.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 sum being made. */
final class Sum {
  private final MessageDigest digest;

  Sum() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  void add(byte[] bytes, int count) {
    digest.update(bytes, 0, count);
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
