/** When check-ins are due. */
package dev.tmuxo.engine.checkin;
