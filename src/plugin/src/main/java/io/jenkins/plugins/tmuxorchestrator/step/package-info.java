/**
 * The Pipeline steps. Each is thin: it checks what it was given, calls the engine, and returns or
 * waits without a thread. What must survive a restart of the controller is ids and times.
 */
package io.jenkins.plugins.tmuxorchestrator.step;
