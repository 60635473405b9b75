package dev.tmuxo.server.cli;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** How errors look: what was wrong, then what to do; a stack trace only for a defect of ours. */
final class ErrorReport implements IExecutionExceptionHandler, IParameterExceptionHandler {

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (e instanceof ParameterException usage) {
      return handleParseException(usage, new String[0]);
    }
    if (e instanceof IOException || e instanceof UncheckedIOException) {
      headline(
          command,
          new TmuxoException(
                  ErrorCode.STORAGE,
                  "a file could not be read or written: " + reason(e),
                  "tmuxo config tells where the state directory is (home).")
              .describe());
      return ExitCode.of(ErrorCode.STORAGE).status();
    }
    if (e instanceof TmuxoException known && known.code() != ErrorCode.INTERNAL) {
      headline(command, known.describe());
      return ExitCode.of(known.code()).status();
    }
    headline(command, "internal error: " + e);
    err.println(
        "  This is a defect of tmuxo. Please report it with what you did and the lines below.");
    err.println("  [" + ErrorCode.INTERNAL.id() + "]");
    e.printStackTrace(err);
    err.flush();
    return ExitCode.INTERNAL.status();
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String message = e.getMessage();
    if (e instanceof MissingParameterException
        && message.startsWith("Missing required subcommand")) {
      message = "no command given";
    }
    headline(command, message);
    PrintWriter err = command.getErr();
    if (e instanceof UnmatchedArgumentException unmatched) {
      unmatched.getSuggestions().stream()
          .findFirst()
          .ifPresent(s -> err.println("  Did you mean " + s + "?"));
    }
    err.println("  Try: " + command.getCommandSpec().qualifiedName() + " --help");
    err.println("  [" + ErrorCode.USAGE.id() + "]");
    err.flush();
    return ExitCode.BAD_INPUT.status();
  }

  /** What the system said; of a file system's exceptions the class says more than the message. */
  private static String reason(Exception e) {
    Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
    String kind = cause.getClass().getSimpleName().replaceFirst("Exception$", "");
    return cause instanceof FileSystemException
        ? kind + ": " + cause.getMessage()
        : cause.toString();
  }

  private static void headline(CommandLine command, String text) {
    Ansi ansi = command.getColorScheme().ansi();
    command.getErr().println(ansi.string("@|red tmuxo:|@ ") + text);
    command.getErr().flush();
  }
}
