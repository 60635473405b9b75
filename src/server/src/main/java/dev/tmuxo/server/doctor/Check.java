package dev.tmuxo.server.doctor;

import java.util.List;

/** Looks at something and changes nothing. */
interface Check {

  /** What it found; throws what kept it from looking. */
  List<Finding> look();
}
