/** Teams and the builds that they belong to. */
package io.jenkins.plugins.tmuxorchestrator.run;
