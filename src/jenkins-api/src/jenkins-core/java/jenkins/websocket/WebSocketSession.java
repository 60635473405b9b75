package jenkins.websocket;

import java.io.IOException;
import java.util.concurrent.Future;

public abstract class WebSocketSession {
  protected WebSocketSession() {}

  protected void opened() {
    throw new UnsupportedOperationException();
  }

  protected void closed(int statusCode, String reason) {
    throw new UnsupportedOperationException();
  }

  protected void error(Throwable cause) {
    throw new UnsupportedOperationException();
  }

  protected void text(String message) throws IOException {
    throw new UnsupportedOperationException();
  }

  protected final Future<Void> sendText(String text) throws IOException {
    throw new UnsupportedOperationException();
  }

  protected final void close() throws IOException {
    throw new UnsupportedOperationException();
  }
}
