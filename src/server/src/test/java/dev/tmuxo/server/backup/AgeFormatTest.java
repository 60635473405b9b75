package dev.tmuxo.server.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys were made with age-keygen for these tests; they guard nothing. */
final class AgeFormatTest {
  private static final String PUBLIC =
      "age1930y8n2wkkhck6f7lqv66vd0vmp0dnhm3z2w43l2epcsyfz5qvss64zydr";
  private static final String SECRET =
      "AGE-SECRET-KEY-1ST4XKDV2KHLYCUUQ2FWSUZ0K0DMCPUPPZG0AHC00Y0N4UAQSSKKQ2Z7QJ6";
  private static final String OTHER =
      "AGE-SECRET-KEY-1PH34E7JX6PWZ2PYSTLCJ6KNXXE460T8XFK7H9Z54QYEPX0ERCYHSLAGSNK";
  private static final byte[] TEXT = new byte[200_000];

  static {
    new Random(1).nextBytes(TEXT);
  }

  @TempDir Path directory;

  private static byte[] encrypted() throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (OutputStream out = new AgeFormat(List.of(PUBLIC), List.of()).encrypting(archive)) {
      out.write(TEXT);
    }
    return archive.toByteArray();
  }

  private static byte[] decrypted(byte[] archive, String... identities) throws IOException {
    return new AgeFormat(List.of(), List.of(identities))
        .decrypting(new ByteArrayInputStream(archive))
        .readAllBytes();
  }

  private static void assertFails(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(TmuxoException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageNotContaining(SECRET)
        .hasMessageNotContaining(OTHER);
  }

  @Test
  void onlyTheKeyOpensIt() throws IOException {
    byte[] archive = encrypted();
    assertThat(archive).startsWith("age-encryption.org/v1".getBytes(US_ASCII));
    assertThat(decrypted(archive, OTHER, SECRET)).isEqualTo(TEXT);
    assertFails(ErrorCode.BACKUP_KEY, () -> decrypted(archive, OTHER));
    assertFails(ErrorCode.BACKUP_KEY, () -> decrypted(archive));
    assertFails(ErrorCode.BACKUP_KEY, () -> decrypted(archive, "AGE-SECRET-KEY-1NONSENSE"));
  }

  @Test
  void whatIsNotEncryptedNeedsNoKey() throws IOException {
    assertThat(decrypted(TEXT)).isEqualTo(TEXT);
    assertThat(decrypted(new byte[0], SECRET)).isEmpty();
  }

  @Test
  void refusesWhatIsNoPublicKey() {
    for (String key : List.of("age1nonsense", "", SECRET)) {
      assertFails(
          ErrorCode.BACKUP_KEY,
          () -> new AgeFormat(List.of(key), List.of()).encrypting(OutputStream.nullOutputStream()));
    }
  }

  @Test
  void noticesWhateverWasAltered() throws IOException {
    byte[] archive = encrypted();
    Random random = new Random(7);
    for (int round = 0; round < 40; round++) {
      int at = 22 + random.nextInt(archive.length - 22);
      byte[] altered = archive.clone();
      altered[at] ^= 1;
      for (byte[] bytes : List.of(altered, Arrays.copyOf(archive, at))) {
        assertThatThrownBy(() -> decrypted(bytes, SECRET))
            .isInstanceOfSatisfying(
                TmuxoException.class,
                e -> assertThat(e.code()).isIn(ErrorCode.BACKUP_INVALID, ErrorCode.BACKUP_KEY));
      }
    }
  }

  @Test
  void ageItselfOpensIt() throws Exception {
    Path key = Files.writeString(directory.resolve("key.txt"), SECRET + "\n");
    Path archive = Files.write(directory.resolve("archive.age"), encrypted());
    Path plain = directory.resolve("plain");
    ProcessBuilder age =
        new ProcessBuilder("age", "-d", "-i", "" + key, "-o", "" + plain, "" + archive);
    Process process;
    try {
      process = age.inheritIO().start();
    } catch (IOException e) {
      Assumptions.abort("skipped: no age on this machine (apt-get install age)");
      return;
    }
    assertThat(process.waitFor()).isZero();
    assertThat(Files.readAllBytes(plain)).isEqualTo(TEXT);
  }
}
