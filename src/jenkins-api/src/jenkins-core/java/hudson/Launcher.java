package hudson;

import hudson.model.Computer;
import hudson.model.TaskListener;
import hudson.remoting.Channel;
import hudson.remoting.VirtualChannel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

public abstract class Launcher {
  protected final TaskListener listener;
  protected final VirtualChannel channel;

  protected Launcher(TaskListener listener, VirtualChannel channel) {
    this.listener = listener;
    this.channel = channel;
  }

  protected Launcher(Launcher launcher) {
    this(launcher.listener, launcher.channel);
  }

  public VirtualChannel getChannel() {
    throw new UnsupportedOperationException();
  }

  public TaskListener getListener() {
    throw new UnsupportedOperationException();
  }

  public Computer getComputer() {
    throw new UnsupportedOperationException();
  }

  public final ProcStarter launch() {
    throw new UnsupportedOperationException();
  }

  public abstract Proc launch(ProcStarter starter) throws IOException;

  public abstract Channel launchChannel(
      String[] cmd, OutputStream out, FilePath workDir, Map<String, String> envVars)
      throws IOException, InterruptedException;

  public boolean isUnix() {
    throw new UnsupportedOperationException();
  }

  public abstract void kill(Map<String, String> modelEnvVars)
      throws IOException, InterruptedException;

  public final Launcher decorateByEnv(EnvVars env) {
    throw new UnsupportedOperationException();
  }

  public final class ProcStarter {
    public ProcStarter() {}

    public ProcStarter cmds(String... args) {
      throw new UnsupportedOperationException();
    }

    public ProcStarter cmds(List<String> args) {
      throw new UnsupportedOperationException();
    }

    public List<String> cmds() {
      throw new UnsupportedOperationException();
    }

    public ProcStarter masks(boolean... masks) {
      throw new UnsupportedOperationException();
    }

    public ProcStarter quiet(boolean quiet) {
      throw new UnsupportedOperationException();
    }

    public ProcStarter pwd(FilePath workDir) {
      throw new UnsupportedOperationException();
    }

    public ProcStarter pwd(String workDir) {
      throw new UnsupportedOperationException();
    }

    public FilePath pwd() {
      throw new UnsupportedOperationException();
    }

    public ProcStarter stdout(OutputStream out) {
      throw new UnsupportedOperationException();
    }

    public ProcStarter stderr(OutputStream err) {
      throw new UnsupportedOperationException();
    }

    public ProcStarter stdin(InputStream in) {
      throw new UnsupportedOperationException();
    }

    public ProcStarter envs(Map<String, String> overrides) {
      throw new UnsupportedOperationException();
    }

    public ProcStarter envs(String... overrides) {
      throw new UnsupportedOperationException();
    }

    public String[] envs() {
      throw new UnsupportedOperationException();
    }

    public ProcStarter readStdout() {
      throw new UnsupportedOperationException();
    }

    public ProcStarter readStderr() {
      throw new UnsupportedOperationException();
    }

    public ProcStarter writeStdin() {
      throw new UnsupportedOperationException();
    }

    public Proc start() throws IOException {
      throw new UnsupportedOperationException();
    }

    public int join() throws IOException, InterruptedException {
      throw new UnsupportedOperationException();
    }
  }

  public static class LocalLauncher extends Launcher {
    public LocalLauncher(TaskListener listener) {
      super(listener, null);
    }

    @Override
    public Proc launch(ProcStarter ps) throws IOException {
      throw new UnsupportedOperationException();
    }

    @Override
    public Channel launchChannel(
        String[] cmd, OutputStream out, FilePath workDir, Map<String, String> envVars)
        throws IOException {
      throw new UnsupportedOperationException();
    }

    @Override
    public void kill(Map<String, String> modelEnvVars) throws InterruptedException {
      throw new UnsupportedOperationException();
    }
  }
}
