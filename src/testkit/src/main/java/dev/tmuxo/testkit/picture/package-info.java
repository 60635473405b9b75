/** Pictures of terminals for the documentation. */
package dev.tmuxo.testkit.picture;
