/** The Jenkins host: steps, actions, triggers, configuration and credentials over the engine. */
package io.jenkins.plugins.tmuxorchestrator;
