package dev.tmuxo.api;

import dev.tmuxo.api.wire.CheckInId;
import dev.tmuxo.api.wire.CheckInList;
import dev.tmuxo.engine.runtime.Team;
import dev.tmuxo.engine.team.CheckInSpec;
import java.io.IOException;
import java.util.List;

/** Check-ins of a team. */
final class CheckInCalls {
  private final Feeds feeds;

  CheckInCalls(Feeds feeds) {
    this.feeds = feeds;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/teams/{team}/check-ins", this::list),
        Route.of("POST", "/teams/{team}/check-ins", this::add),
        Route.of("DELETE", "/teams/{team}/check-ins/{id}", this::remove));
  }

  private Answer list(Call call) {
    return Answer.ok(new CheckInList(feeds.team(call.name("team")).checkIns().join()));
  }

  private Answer add(Call call) throws IOException {
    Team team = feeds.team(call.name("team"));
    CheckInSpec checkIn = call.body(CheckInSpec.class);
    return new Answer.Value(201, new CheckInId(team.addCheckIn(Feeds.OPERATOR, checkIn).join()));
  }

  private Answer remove(Call call) {
    Team team = feeds.team(call.name("team"));
    String id = call.name("id");
    team.removeCheckIn(id, Feeds.OPERATOR).join();
    return Answer.ok(new CheckInId(id));
  }
}
