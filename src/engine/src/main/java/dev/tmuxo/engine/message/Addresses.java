package dev.tmuxo.engine.message;

import dev.tmuxo.engine.document.Suggestions;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds the agents that addresses mean. */
public final class Addresses {

  private Addresses() {}

  /**
   * The agents that the addresses mean, each once, in the order in which they are named.
   *
   * @param list addresses with commas between them
   * @param sender who writes; an agent's own {@code @all}, glob or role does not reach itself
   * @param own the team in which an address without a team is looked up
   * @param others the other teams
   * @throws TmuxoException {@link ErrorCode#ADDRESS_INVALID} or {@link ErrorCode#ADDRESS_UNKNOWN},
   *     naming close names and what there is
   */
  public static List<AgentRef> resolve(
      String list, String sender, Roster own, Function<String, Optional<Roster>> others) {
    return resolve(List.of(list), sender, own, others);
  }

  /** As {@link #resolve(String, String, Roster, Function)}, for several lists. */
  public static List<AgentRef> resolve(
      Collection<String> lists,
      String sender,
      Roster own,
      Function<String, Optional<Roster>> others) {
    AgentRef self =
        sender.indexOf('/') < 0
            ? new AgentRef(own.team(), sender)
            : new AgentRef(
                sender.substring(0, sender.indexOf('/')),
                sender.substring(sender.indexOf('/') + 1));
    Set<AgentRef> found = new LinkedHashSet<>();
    for (String list : lists) {
      for (Address address : Address.parse(list)) {
        found.addAll(one(address, self, own, others));
      }
    }
    return List.copyOf(found);
  }

  /**
   * Checks addresses that are looked up later: how they are written, and those of the own team.
   * Other teams come and go.
   *
   * @throws TmuxoException {@link ErrorCode#ADDRESS_INVALID} or {@link ErrorCode#ADDRESS_UNKNOWN}
   */
  public static void check(String list, String sender, Roster own) {
    AgentRef self = new AgentRef(own.team(), sender);
    Address.parse(list).stream()
        .filter(address -> address.team().filter(t -> !t.equals(own.team())).isEmpty())
        .forEach(address -> one(address, self, own, team -> Optional.empty()));
  }

  private static List<AgentRef> one(
      Address address, AgentRef self, Roster own, Function<String, Optional<Roster>> others) {
    Roster roster =
        address
            .team()
            .filter(t -> !t.equals(own.team()))
            .map(t -> others.apply(t).orElseThrow(() -> noTeam(address, t)))
            .orElse(own);
    List<AgentRef> meant =
        roster.members().stream()
            .filter(address::matches)
            .map(m -> new AgentRef(roster.team(), m.name()))
            .toList();
    if (meant.isEmpty()) {
      throw unknown(address, roster);
    }
    if (!address.broadcast()) {
      return meant;
    }
    List<AgentRef> rest = meant.stream().filter(a -> !a.equals(self)).toList();
    if (rest.isEmpty()) {
      throw new TmuxoException(
          ErrorCode.ADDRESS_UNKNOWN,
          address.written() + " means nobody but the sender, " + self.agent(),
          "Agents of team " + roster.team() + ": " + Suggestions.list(names(roster)) + ".");
    }
    return rest;
  }

  private static TmuxoException noTeam(Address address, String team) {
    return new TmuxoException(
        ErrorCode.ADDRESS_UNKNOWN,
        "unknown address \"" + address.written() + "\": no team " + team + " is running here",
        "Start it first, or leave out the team for an agent of your own.");
  }

  private static TmuxoException unknown(Address address, Roster roster) {
    if (address.kind() == Address.Kind.ROLE) {
      List<String> roles =
          roster.members().stream()
              .map(Roster.Member::role)
              .filter(r -> !r.isEmpty())
              .distinct()
              .toList();
      return new TmuxoException(
          ErrorCode.ADDRESS_UNKNOWN,
          "unknown address \""
              + address.written()
              + "\": nobody has that role"
              + Suggestions.question(address.target(), roles),
          "Roles of team " + roster.team() + ": " + Suggestions.list(roles) + ".");
    }
    return new TmuxoException(
        ErrorCode.ADDRESS_UNKNOWN,
        "unknown address \""
            + address.written()
            + "\""
            + Suggestions.question(address.target(), names(roster)),
        "Agents of team "
            + roster.team()
            + ": "
            + Suggestions.list(names(roster))
            + "; also @all and @role:ROLE.");
  }

  private static List<String> names(Roster roster) {
    return roster.members().stream().map(Roster.Member::name).toList();
  }
}
