/** How the engine reaches Jenkins nodes: as a {@link dev.tmuxo.engine.tmux.Transport}. */
package io.jenkins.plugins.tmuxorchestrator.node;
