/** Who may look at teams, speak to them and end them. */
package io.jenkins.plugins.tmuxorchestrator.security;
