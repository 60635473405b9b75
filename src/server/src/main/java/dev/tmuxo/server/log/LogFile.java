package dev.tmuxo.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.tmuxo.engine.config.Settings;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.server.home.PrivateDirectories;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Where the program logs: a file in the state directory, a few generations of it. */
public final class LogFile {
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{30}%replace( %X{message}){'^ $', ''}: %msg%n";

  private LogFile() {}

  /**
   * Starts to log. Before that, log lines go nowhere.
   *
   * @param file where to; its directory is made, for its owner alone
   * @param settings form, level, size
   * @param verbose whether warnings go to stderr too
   */
  public static void start(Path file, Settings.Log settings, boolean verbose) {
    try {
      PrivateDirectories.create(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new TmuxoException(
          ErrorCode.STORAGE,
          "cannot make the directory of the log " + file + ": " + e.getMessage(),
          "Check the setting home.",
          e);
    }
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.setLevel(Level.toLevel(settings.level().name()));
    root.addAppender(file(context, file, settings));
    if (verbose) {
      root.addAppender(warnings(context));
    }
  }

  private static RollingFileAppender<ILoggingEvent> file(
      LoggerContext context, Path file, Settings.Log settings) {
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setFile(file.toString());
    FixedWindowRollingPolicy generations = new FixedWindowRollingPolicy();
    generations.setContext(context);
    generations.setParent(appender);
    generations.setFileNamePattern(file + ".%i");
    generations.setMaxIndex(settings.keep());
    generations.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
    size.setContext(context);
    size.setMaxFileSize(new FileSize(settings.rotate()));
    size.start();
    appender.setRollingPolicy(generations);
    appender.setTriggeringPolicy(size);
    return started(context, appender, encoder(settings.format()));
  }

  private static ConsoleAppender<ILoggingEvent> warnings(LoggerContext context) {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setTarget("System.err");
    ThresholdFilter filter = new ThresholdFilter();
    filter.setLevel(Level.WARN.levelStr);
    filter.start();
    appender.addFilter(filter);
    return started(context, appender, encoder(Settings.Log.Format.PLAIN));
  }

  private static Encoder<ILoggingEvent> encoder(Settings.Log.Format format) {
    if (format == Settings.Log.Format.JSON) {
      return new JsonEncoder();
    }
    PatternLayoutEncoder plain = new PatternLayoutEncoder();
    plain.setPattern(PATTERN);
    return plain;
  }

  private static <A extends OutputStreamAppender<ILoggingEvent>> A started(
      LoggerContext context, A appender, Encoder<ILoggingEvent> encoder) {
    encoder.setContext(context);
    encoder.start();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }
}
