/** What is in the way of running teams here, and what to do about it. */
package dev.tmuxo.server.doctor;
