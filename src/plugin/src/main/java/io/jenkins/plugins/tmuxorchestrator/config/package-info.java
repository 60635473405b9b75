/** What an administrator decides for all teams of a Jenkins. */
package io.jenkins.plugins.tmuxorchestrator.config;
