/** Messages to kept-alive teams by the clock of a job. */
package io.jenkins.plugins.tmuxorchestrator.trigger;
