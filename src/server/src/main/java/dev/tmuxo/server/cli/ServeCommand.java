package dev.tmuxo.server.cli;

import dev.tmuxo.api.wire.HostStatus;
import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.json.Json;
import dev.tmuxo.server.client.ApiClient;
import dev.tmuxo.server.client.Daemons;
import dev.tmuxo.server.daemon.Daemon;
import dev.tmuxo.server.home.BuildInUse;
import dev.tmuxo.server.home.DaemonHome;
import dev.tmuxo.server.home.Endpoint;
import dev.tmuxo.server.log.LogFile;
import dev.tmuxo.server.run.Interrupts;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tmuxo serve}. */
@Command(
    name = "serve",
    description = {
      "The daemon that holds the engine; other commands start it when it is not there.",
      "When it ends, teams run on, and the next one takes them over."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  tmuxo serve               in the foreground, as a service manager wants it",
      "  tmuxo serve --background",
      "  tmuxo serve --stop"
    })
final class ServeCommand implements Callable<Integer> {
  @ArgGroup(exclusive = true)
  private Mode mode = new Mode();

  @Mixin private JsonFlag json;
  @Mixin private SettingFlags flags;
  @ParentCommand private Tmuxo parent;
  @Spec private CommandSpec spec;

  private static final class Mode {
    @Option(names = "--foreground", description = "Stay in the foreground (so it is anyway).")
    private boolean foreground;

    @Option(names = "--background", description = "Return once it runs by itself.")
    private boolean background;

    @Option(names = "--stop", description = "End it; its teams run on.")
    private boolean stop;

    @Option(names = "--status", description = "Whether it runs, and where; exit code 3 if not.")
    private boolean status;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Settings settings = flags.load(Optional.empty()).settings();
    Daemons daemons = DaemonOptions.daemons(settings);
    if (mode.stop) {
      print("stopped", daemons.stop());
      return ExitCode.DONE.status();
    }
    if (mode.background) {
      daemons.start();
    } else if (mode.foreground || !mode.status) {
      serve(settings);
      return ExitCode.DONE.status();
    }
    return status(daemons, settings).status();
  }

  private void serve(Settings settings) throws IOException, InterruptedException {
    LogFile.start(new DaemonHome(settings.home()).log(), settings.log(), parent.verbose());
    CountDownLatch over = new CountDownLatch(1);
    Interrupts interrupts = new Interrupts(times -> over.countDown());
    try (BuildInUse build = BuildInUse.of(Tmuxo.class)) {
      build.claim();
      new Daemon(settings, Tmuxo.Version.number()).serve(this::ready, over::await);
    } finally {
      interrupts.close();
    }
  }

  private void ready(Endpoint endpoint) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("tmuxo serves at " + endpoint.url() + ", process " + endpoint.pid());
    out.flush();
  }

  private ExitCode status(Daemons daemons, Settings settings) throws IOException {
    Optional<ApiClient> client = daemons.running();
    if (client.isEmpty()) {
      print("running", false);
      return ExitCode.UNKNOWN_TEAM_OR_AGENT;
    }
    HostStatus status = client.get().get("/status", HostStatus.class);
    PrintWriter out = spec.commandLine().getOut();
    Endpoint endpoint = client.get().endpoint();
    if (json.on()) {
      out.println(Json.mapper().writeValueAsString(new Running(true, endpoint.url(), status)));
      return ExitCode.DONE;
    }
    out.println("running   process " + status.pid() + " since " + status.started());
    out.println("version   " + status.version());
    out.println("url       " + endpoint.url());
    out.println("home      " + status.home());
    out.println("log       " + new DaemonHome(settings.home()).log());
    out.println("teams     " + status.teams());
    return ExitCode.DONE;
  }

  /** What is printed of it in JSON. */
  record Running(boolean running, String url, HostStatus daemon) {}

  private void print(String what, boolean so) {
    String text = so ? what : what.equals("stopped") ? "no daemon runs" : "not " + what;
    spec.commandLine().getOut().println(json.on() ? "{\"" + what + "\":" + so + "}" : text);
  }
}
