package dev.tmuxo.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tmuxo.engine.json.Json;
import java.nio.charset.StandardCharsets;

/**
 * A log line as one JSON object: {@code at}, {@code level}, {@code thread}, {@code logger}, {@code
 * text}, then {@code team} and {@code message} (its id) where one is handled, and {@code error}
 * with a stack trace. Whatever a text holds, the line stays one line.
 */
final class JsonEncoder extends EncoderBase<ILoggingEvent> {

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    ObjectNode line = Json.mapper().createObjectNode();
    line.put("at", event.getInstant().toString());
    line.put("level", event.getLevel().toString());
    line.put("thread", event.getThreadName());
    line.put("logger", event.getLoggerName());
    line.put("text", event.getFormattedMessage());
    event.getMDCPropertyMap().forEach(line::put);
    IThrowableProxy error = event.getThrowableProxy();
    if (error != null) {
      line.put("error", ThrowableProxyUtil.asString(error));
    }
    try {
      return (Json.mapper().writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are always JSON", e);
    }
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
