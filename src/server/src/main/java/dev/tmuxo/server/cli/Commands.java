package dev.tmuxo.server.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What commands there are, in the order in which help lists them. Each costs a few milliseconds to
 * describe, so a call gets the one it names alone; whoever wants to know all gets all.
 */
final class Commands {
  private Commands() {}

  private static Map<String, Class<?>> all() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("run", RunCommand.class);
    commands.put("demo", DemoCommand.class);
    commands.put("up", UpCommand.class);
    commands.put("down", DownCommand.class);
    commands.put("ps", PsCommand.class);
    commands.put("attach", AttachCommand.class);
    commands.put("send", SendCommand.class);
    commands.put("capture", CaptureCommand.class);
    commands.put("log", LogCommand.class);
    commands.put("checkin", CheckinCommand.class);
    commands.put("restart", RestartCommand.class);
    commands.put("pause", PauseCommand.class);
    commands.put("resume", ResumeCommand.class);
    commands.put("verify", VerifyCommand.class);
    commands.put("serve", ServeCommand.class);
    commands.put("check", CheckCommand.class);
    commands.put("config", ConfigCommand.class);
    commands.put("doctor", DoctorCommand.class);
    commands.put("report", ReportCommand.class);
    commands.put("backup", BackupCommand.class);
    commands.put("restore", RestoreCommand.class);
    commands.put("completion", CompletionCommand.class);
    commands.put("version", VersionCommand.class);
    commands.put("names", NamesCommand.class);
    return commands;
  }

  /** Adds what a call needs: the command that its first word names, else every one. */
  static void addTo(CommandLine program, String... arguments) {
    Map<String, Class<?>> commands = all();
    Class<?> named = arguments.length == 0 ? null : commands.get(arguments[0]);
    if (named == null) {
      commands.forEach(program::addSubcommand);
      program.addSubcommand(HelpCommand.class);
    } else {
      program.addSubcommand(arguments[0], named);
    }
    program.getSubcommands().values().forEach(Commands::space);
  }

  /** An empty line between what a command is for and what it takes. */
  private static void space(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    if (spec.positionalParameters().isEmpty()) {
      spec.usageMessage().optionListHeading("%n");
    } else {
      spec.usageMessage().parameterListHeading("%n");
    }
    command.getSubcommands().values().forEach(Commands::space);
  }
}
