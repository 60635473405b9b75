package dev.tmuxo.server.backup;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Plain text of an encrypted archive: what cannot be read was altered or cut off. */
final class Authenticated extends FilterInputStream {
  Authenticated(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return super.read(bytes, offset, length);
    } catch (IOException e) {
      throw new TmuxoException(
          ErrorCode.BACKUP_INVALID,
          "The backup cannot be read: it was altered or cut off after it was encrypted",
          "Nothing was changed. Take another backup.",
          e);
    }
  }
}
