package dev.tmuxo.engine.runtime;

import dev.tmuxo.engine.tmux.Channel;
import dev.tmuxo.engine.tmux.LocalTransport;
import dev.tmuxo.engine.tmux.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * This machine behind a link that can stall: writes succeed and arrive later, nothing comes back,
 * and even a hang-up does not get through until the link goes on.
 */
final class StallingTransport implements Transport {
  private final LocalTransport local = new LocalTransport();
  private final List<Link> links = new CopyOnWriteArrayList<>();

  @Override
  public String node() {
    return local.node();
  }

  @Override
  public Channel open(List<String> command) throws IOException {
    Link link = new Link(local.open(command));
    links.add(link);
    return link;
  }

  /** Stalls the links that are open now; later ones work. */
  void stall() {
    links.forEach(link -> link.gate = new CountDownLatch(1));
  }

  void goOn() {
    links.forEach(link -> link.gate.countDown());
  }

  private static final class Link implements Channel {
    private final Channel far;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PipedOutputStream arriving = new PipedOutputStream();
    private final PipedInputStream arrived = new PipedInputStream(arriving, 1 << 16);
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private boolean inputClosed;

    Link(Channel far) throws IOException {
      this.far = far;
      start(this::pumpThere);
      start(this::pumpBack);
    }

    @Override
    public OutputStream input() {
      return new OutputStream() {
        @Override
        public void write(int b) {
          write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
          synchronized (written) {
            written.write(bytes, offset, length);
            written.notifyAll();
          }
        }

        @Override
        public void close() {
          synchronized (written) {
            inputClosed = true;
            written.notifyAll();
          }
        }
      };
    }

    @Override
    public InputStream output() {
      return arrived;
    }

    @Override
    public InputStream error() {
      return far.error();
    }

    @Override
    public CompletableFuture<Integer> exit() {
      return far.exit();
    }

    @Override
    public void close() {
      start(
          () -> {
            gate.await();
            far.close();
          });
    }

    private void pumpThere() throws Exception {
      boolean open = true;
      while (open) {
        byte[] next;
        synchronized (written) {
          while (written.size() == 0 && !inputClosed) {
            written.wait();
          }
          next = written.toByteArray();
          written.reset();
          open = !inputClosed;
        }
        gate.await();
        far.input().write(next);
        far.input().flush();
      }
      far.input().close();
    }

    private void pumpBack() throws Exception {
      byte[] buffer = new byte[1 << 16];
      try (arriving) {
        int count;
        while ((count = far.output().read(buffer)) >= 0) {
          gate.await();
          arriving.write(buffer, 0, count);
          arriving.flush();
        }
      }
    }

    private interface Pump {
      void run() throws Exception;
    }

    private static void start(Pump pump) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  pump.run();
                } catch (Exception e) {
                  // the far end or our own is gone, which the other pump or the reader finds out
                }
              },
              "stalling-link");
      thread.setDaemon(true);
      thread.start();
    }
  }
}
