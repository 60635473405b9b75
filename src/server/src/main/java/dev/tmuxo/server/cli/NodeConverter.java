package dev.tmuxo.server.cli;

import dev.tmuxo.engine.error.TmuxoException;
import dev.tmuxo.engine.tmux.NodeName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code local} or {@code ssh:USER@HOST:PORT}. */
final class NodeConverter implements ITypeConverter<NodeName> {
  @Override
  public NodeName convert(String value) {
    try {
      return NodeName.parse(value);
    } catch (TmuxoException e) {
      throw new TypeConversionException(e.getMessage() + ". " + e.remedy());
    }
  }
}
