package uk.peelboard.ingest.simulator;

import java.util.ArrayList;
import java.util.List;
import uk.peelboard.domain.event.CasePayload.CaseOpened;

/** Organised crime groups on the map, and what disrupts them. */
final class OrganisedCrime {
  /** Archived groups, per active one. */
  private static final double ARCHIVED = 0.44;

  /** Of each group, active or archived: nearly 200 per 100 (HMICFRS, PEEL effectiveness 2017). */
  private static final double DISRUPTIONS_PER_YEAR = 1.95;

  private static final double CHANGES_PER_DAY = 0.15;
  private static final double SCORED = 0.8;
  private static final Shares BANDS = Shares.parse("HIGH:15 MEDIUM:35 LOW:50");
  private static final Shares EFFECTS = Shares.parse("MINOR:55 MODERATE:35 MAJOR:10");

  private final CaseBook cases;
  private final Chance chance;
  private final int groups;
  private final List<String> active = new ArrayList<>();
  private final List<String> archived = new ArrayList<>();

  OrganisedCrime(Chance chance, int groups, CaseBook cases) {
    this.chance = chance;
    this.groups = groups;
    this.cases = cases;
  }

  /** Takes over the map. */
  void begin() {
    int others = (int) (groups * ARCHIVED);
    for (int i = 0; i < groups + others; i++) {
      map(cases.openedBefore(chance.between(1, 2000), group()));
    }
    for (int i = 0; i < others; i++) {
      archive();
    }
  }

  void day() {
    if (chance.of(CHANGES_PER_DAY) && !archived.isEmpty()) {
      map(cases.open(group()));
      archive();
      cases.close(archived.remove(0), "REMOVED");
    }
    for (double at = gap(); at < 1; at += gap()) {
      cases.after(at, this::disrupt);
    }
  }

  private double gap() {
    return chance.exponential(365 / DISRUPTIONS_PER_YEAR / (active.size() + archived.size()));
  }

  private CaseOpened group() {
    return new CaseOpened("OCG", cases.somewhere(), null, BANDS.pick(chance), null, null, null);
  }

  private void map(String id) {
    active.add(id);
    if (chance.of(SCORED)) {
      cases.after(0.5, () -> cases.reach(id, "MORILE_SCORED"));
    }
  }

  private void archive() {
    String id = active.remove(chance.below(active.size()));
    cases.reach(id, "ARCHIVED");
    archived.add(id);
  }

  private void disrupt() {
    String id =
        cases.open(
            new CaseOpened("OCG_DISRUPTION", cases.somewhere(), null, null, null, null, null));
    cases.after(chance.exponential(10), () -> cases.close(id, EFFECTS.pick(chance)));
  }
}
