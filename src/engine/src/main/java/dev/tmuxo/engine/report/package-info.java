/**
 * What is left of a team for people and programs: its archive, with a page to read. Made from the
 * team's journal alone, by any host or none.
 */
package dev.tmuxo.engine.report;
