package uk.peelboard.ingest.simulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import uk.peelboard.domain.event.CasePayload.CaseOpened;

/**
 * The agencies' conferences about high risk domestic abuse (MARAC). They meet on weekdays, have
 * time for so many cases, and hear the oldest first.
 */
final class Conferences {
  private static final int DUE_IN_DAYS = 14;
  private static final int PREPARATION_DAYS = 5;
  private static final double WITHDRAWN = 0.02;

  private record Referral(String id, long since) {}

  private final World world;
  private final Chance chance;
  private final CaseBook cases;
  private final Deque<Referral> waiting = new ArrayDeque<>();
  private double places;

  Conferences(World world, Chance chance, CaseBook cases) {
    this.world = world;
    this.chance = chance;
    this.cases = cases;
  }

  Instant due() {
    return Instant.ofEpochMilli(world.agenda().now()).plusSeconds(DUE_IN_DAYS * 86_400L);
  }

  void refer(CaseOpened referral) {
    String id = cases.open(referral);
    if (chance.of(WITHDRAWN)) {
      cases.after(chance.exponential(3), () -> cases.close(id, "WITHDRAWN"));
    } else {
      waiting.add(new Referral(id, world.agenda().now()));
    }
  }

  /** One morning's conferences. */
  void day(Staffing staffing) {
    if (cases.isWeekend()) {
      return;
    }
    places += staffing.maracPlacesPerWeek() / 5;
    long prepared = world.agenda().now() - PREPARATION_DAYS * 86_400_000L;
    while (places >= 1 && !waiting.isEmpty() && waiting.element().since < prepared) {
      Referral next = waiting.remove();
      places--;
      cases.after(chance.between(0, 0.3), () -> hear(next.id));
    }
    places = Math.min(places, 1);
  }

  private void hear(String id) {
    cases.reach(id, "DISCUSSED");
    cases.after(0.02, () -> cases.close(id, "DISCUSSED"));
  }
}
