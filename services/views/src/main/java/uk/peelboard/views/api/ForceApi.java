package uk.peelboard.views.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.tally.Tallies;
import uk.peelboard.views.tally.Now;
import uk.peelboard.views.tally.TallySnapshot;
import uk.peelboard.views.tally.TallyTable;

/** Which force this is, what time it is there, and how fresh its feeds are. */
public final class ForceApi {
  private final TallyTable table;
  private final ForceProfile profile;
  private final Now now;
  private final BooleanSupplier ready;

  /**
   * @param ready whether the table can be believed
   */
  public ForceApi(TallyTable table, ForceProfile profile, Now now, BooleanSupplier ready) {
    this.table = table;
    this.profile = profile;
    this.now = now;
    this.ready = ready;
  }

  public List<Route> routes() {
    return List.of(Route.get("/api/v1/force", this::force));
  }

  private void force(Context context) {
    ObjectNode force = ForceDescription.of(profile);
    force.put("caughtUp", ready.getAsBoolean());
    TallySnapshot tallies = table.latest();
    Instant asOf = now.in(tallies);
    force.putObject("clock").put("kind", now.id()).put("now", Answer.time(asOf, profile.zone()));
    force.put("version", tallies.version());
    ObjectNode feeds = force.putObject("feeds");
    lastEvents(tallies)
        .forEach(
            (topic, millis) ->
                feeds.put(
                    topic,
                    millis == null
                        ? null
                        : Answer.time(Instant.ofEpochMilli(millis), profile.zone())));
    context
        .header("Cache-Control", "no-cache")
        .contentType("application/json")
        .result(force.toString());
  }

  private static Map<String, Long> lastEvents(Tallies tallies) {
    Map<String, Long> latest = new TreeMap<>();
    for (EntityKind kind : EntityKind.FEEDS) {
      latest.put(kind.topic(), null);
    }
    tallies.visitNow(
        Measures.LAST_EVENT,
        (cell, millis) -> {
          if (latest.containsKey(cell.code(0))) {
            latest.put(cell.code(0), millis.max());
          }
        });
    return latest;
  }
}
