package dev.tmuxo.engine.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** How an archive is kept from those who are not to read it. */
public interface Encryption {
  /** Not at all. */
  Encryption NONE =
      new Encryption() {
        @Override
        public OutputStream encrypting(OutputStream archive) {
          return archive;
        }

        @Override
        public InputStream decrypting(InputStream archive) {
          return archive;
        }
      };

  /**
   * A stream for the plain text.
   *
   * @param archive is closed with it
   */
  OutputStream encrypting(OutputStream archive) throws IOException;

  /**
   * The plain text of an archive, whether it is encrypted or not.
   *
   * @return a stream that fails with {@code BACKUP_INVALID} once it finds that the archive was
   *     altered
   */
  InputStream decrypting(InputStream archive) throws IOException;
}
