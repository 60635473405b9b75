package dev.tmuxo.server.backup;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import dev.tmuxo.engine.backup.Encryption;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Encryption in the format of <a href="https://age-encryption.org/v1">age</a>, so that {@code age
 * -d} opens what we write. Immutable.
 */
public final class AgeFormat implements Encryption {
  private static final byte[] BEGIN = "age-encryption.org/v1\n".getBytes(StandardCharsets.US_ASCII);

  private final List<String> recipients;
  private final List<String> identities;

  /**
   * @param recipients public keys in the form {@code age1...}, each of which can open what is
   *     encrypted; without any it is left in the clear
   * @param identities secret keys in the form {@code AGE-SECRET-KEY-1...}
   */
  public AgeFormat(List<String> recipients, List<String> identities) {
    this.recipients = List.copyOf(recipients);
    this.identities = List.copyOf(identities);
  }

  /** Throws {@code BACKUP_KEY} if a recipient is none. */
  @Override
  public OutputStream encrypting(OutputStream out) throws IOException {
    if (recipients.isEmpty()) {
      return out;
    }
    List<RecipientStanzaWriter> writers = new ArrayList<>();
    for (String recipient : recipients) {
      try {
        writers.add(X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient.strip()));
      } catch (GeneralSecurityException | RuntimeException e) {
        throw new TmuxoException(
            ErrorCode.BACKUP_KEY,
            "Not a public key of age: " + shown(recipient),
            "age-keygen makes a pair; the public key begins with age1.",
            e);
      }
    }
    try {
      return new BufferedOutputStream(
          Channels.newOutputStream(
              new StandardEncryptingChannelFactory()
                  .newEncryptingChannel(Channels.newChannel(out), writers)),
          1 << 16);
    } catch (GeneralSecurityException e) {
      throw new TmuxoException(
          ErrorCode.BACKUP_KEY, "Cannot encrypt: " + e.getMessage(), "Check the keys.", e);
    }
  }

  /** Somebody might give the secret key by mistake: never show that. */
  private static String shown(String recipient) {
    return recipient.startsWith("age1") && recipient.length() < 100
        ? recipient.replaceAll("[^a-z0-9]", "?")
        : "it does not begin with age1";
  }

  /** Throws {@code BACKUP_KEY} if no identity opens it. */
  @Override
  public InputStream decrypting(InputStream archive) throws IOException {
    BufferedInputStream in = new BufferedInputStream(archive, 1 << 16);
    in.mark(BEGIN.length);
    boolean encrypted = Arrays.equals(in.readNBytes(BEGIN.length), BEGIN);
    in.reset();
    if (!encrypted) {
      return in;
    }
    if (identities.isEmpty()) {
      throw new TmuxoException(
          ErrorCode.BACKUP_KEY,
          "The backup is encrypted",
          "Name the file with the secret key: --identity FILE");
    }
    List<RecipientStanzaReader> readers = new ArrayList<>();
    try {
      for (String identity : identities) {
        readers.add(X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(identity));
      }
      return new Authenticated(
          Channels.newInputStream(
              new StandardDecryptingChannelFactory()
                  .newDecryptingChannel(Channels.newChannel(in), readers)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // no cause: its message may tell of the key
      throw new TmuxoException(
          ErrorCode.BACKUP_KEY,
          "None of the secret keys opens the backup",
          "Give the key that belongs to the public key it was encrypted to.");
    }
  }
}
