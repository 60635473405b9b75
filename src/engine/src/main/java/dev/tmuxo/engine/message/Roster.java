package dev.tmuxo.engine.message;

import java.util.List;

/** Who can be addressed in a team. */
public record Roster(String team, List<Member> members) {

  public Roster {
    members = List.copyOf(members);
  }

  /** An agent's name and role; the role is empty if it has none. */
  public record Member(String name, String role) {}
}
