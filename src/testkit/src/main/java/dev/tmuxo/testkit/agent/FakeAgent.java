package dev.tmuxo.testkit.agent;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * A program that behaves like an agent CLI in a terminal, with a script in place of a model. Its
 * settings and its script's language are described in {@code docs/testkit.md}.
 */
public final class FakeAgent {
  private static final int CHUNK = 1 << 16;

  private FakeAgent() {}

  public static void main(String[] args) throws InterruptedException {
    Session session;
    try {
      session = Session.open(Settings.of(System.getenv(), args));
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("fake agent: " + e.getMessage());
      System.exit(2);
      return;
    }
    Thread reader = new Thread(() -> read(session), "keyboard");
    reader.setDaemon(true);
    reader.start();
    System.exit(session.run());
  }

  private static void read(Session session) {
    byte[] buffer = new byte[CHUNK];
    try (FileInputStream in = new FileInputStream(FileDescriptor.in)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        session.input(Arrays.copyOf(buffer, n));
      }
      session.hangUp();
    } catch (IOException e) {
      session.hangUp();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
