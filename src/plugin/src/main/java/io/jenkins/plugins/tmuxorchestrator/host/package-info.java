/** The engine inside the controller: one orchestrator for all teams of this Jenkins. */
package io.jenkins.plugins.tmuxorchestrator.host;
