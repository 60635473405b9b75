/** Where the program's log goes. */
package dev.tmuxo.server.log;
