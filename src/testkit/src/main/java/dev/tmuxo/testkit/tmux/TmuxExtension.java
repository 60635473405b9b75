package dev.tmuxo.testkit.tmux;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a {@link TmuxFixture} to each test that has a parameter of that type, the same one to its
 * {@code @BeforeEach} methods, and closes it after the test. In a constructor or {@code @BeforeAll}
 * it is one for the whole class.
 */
public final class TmuxExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(TmuxExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TmuxFixture.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // The store closes what is AutoCloseable when its test, or its class, is over.
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(TmuxFixture.class, key -> new TmuxFixture(), TmuxFixture.class);
  }
}
