package jenkins.websocket;

import org.kohsuke.stapler.HttpResponse;

public class WebSockets {
  private WebSockets() {}

  public static HttpResponse upgrade(WebSocketSession session) {
    throw new UnsupportedOperationException();
  }

  public static boolean isSupported() {
    throw new UnsupportedOperationException();
  }
}
