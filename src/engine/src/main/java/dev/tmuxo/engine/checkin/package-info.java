/** When check-ins are due, and by what rules. */
package dev.tmuxo.engine.checkin;
