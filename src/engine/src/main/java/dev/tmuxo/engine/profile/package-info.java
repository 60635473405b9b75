/** How kinds of agent CLIs are driven, and where profiles, roles and templates are found. */
package dev.tmuxo.engine.profile;
