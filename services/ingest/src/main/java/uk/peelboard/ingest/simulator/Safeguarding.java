package uk.peelboard.ingest.simulator;

import static uk.peelboard.domain.event.EntityKind.CASE;

import java.time.Instant;
import uk.peelboard.domain.event.CasePayload.CaseClosed;
import uk.peelboard.domain.event.CasePayload.CaseOpened;
import uk.peelboard.domain.event.CasePayload.CaseProgressed;
import uk.peelboard.domain.event.CasePayload.CaseRiskGraded;

/** A few kinds of case: missing people, MARAC referrals and DASH risk assessment forms. */
final class Safeguarding {
  /** 3,875 cases in the twelve months to March 2017 (HMICFRS, PEEL effectiveness 2017). */
  static final double MARAC_PER_HOUR = 3875 / 365.0 / 24;

  /** Made up. */
  static final double MISSING_PER_HOUR = 30 / 24.0;

  private static final double[] RISK_SHARES = {0.25, 0.6, 0.15};
  private static final String[] RISKS = {"LOW", "MEDIUM", "HIGH"};

  private final World world;
  private final Chance chance;

  Safeguarding(World world, Chance chance) {
    this.world = world;
    this.chance = chance;
  }

  void goMissing() {
    int risk = chance.pick(RISK_SHARES);
    String id = open("MISSING_PERSON", RISKS[risk], null, null, null);
    double found = chance.lognormal(9 * 3600, 1.3);
    if (risk < 2 && chance.of(0.08)) {
      world
          .agenda()
          .after(
              chance.draw() * found,
              () -> world.record(CASE, id, new CaseRiskGraded(RISKS[risk + 1])));
    }
    world.agenda().after(found, () -> world.record(CASE, id, new CaseClosed("LOCATED")));
  }

  /** High risk domestic abuse is referred to the agencies' conference, which meets fortnightly. */
  void refer() {
    double wait = chance.between(4, 18) * 86_400;
    Instant due = Instant.ofEpochMilli(world.agenda().now()).plusSeconds(14 * 86_400);
    String id = open("MARAC", "HIGH", chance.of(0.29), true, due);
    world.agenda().after(wait, () -> world.record(CASE, id, new CaseProgressed("DISCUSSED")));
    world.agenda().after(wait + 3600, () -> world.record(CASE, id, new CaseClosed("DISCUSSED")));
  }

  /** An officer fills in a DASH form at a domestic abuse incident. */
  void riskForm(String area) {
    String id = world.recorder().newId(CASE, 'S');
    world.record(CASE, id, new CaseOpened("DASH", area, null, null, null, true, null));
    world
        .agenda()
        .after(chance.exponential(3600), () -> world.record(CASE, id, new CaseClosed("COMPLETED")));
  }

  private String open(
      String type, String risk, Boolean repeat, Boolean domesticAbuse, Instant due) {
    String id = world.recorder().newId(CASE, 'S');
    String area = world.areas().written(world.areas().pick(chance), chance);
    world.record(CASE, id, new CaseOpened(type, area, null, risk, repeat, domesticAbuse, due));
    return id;
  }
}
