package dev.tmuxo.engine.message;

/** An agent among all teams. */
public record AgentRef(String team, String agent) {

  /** As an address: {@code shop/pm}. */
  @Override
  public String toString() {
    return team + "/" + agent;
  }
}
