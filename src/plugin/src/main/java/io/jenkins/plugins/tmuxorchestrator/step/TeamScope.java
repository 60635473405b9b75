package io.jenkins.plugins.tmuxorchestrator.step;

import java.io.Serializable;

/**
 * In the context of a block: the team that steps in it mean when they name none.
 *
 * @param id the engine's name of the team
 */
public record TeamScope(String id) implements Serializable {}
