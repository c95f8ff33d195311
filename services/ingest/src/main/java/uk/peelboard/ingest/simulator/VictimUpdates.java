package uk.peelboard.ingest.simulator;

import uk.peelboard.domain.event.CasePayload.CaseOpened;

/**
 * What victims are told about their case, in five working days, or in one where they have enhanced
 * rights. The more the investigators have to do, the later they ring.
 */
final class VictimUpdates {
  private static final double NOT_REACHED = 0.04;

  private final CaseBook cases;
  private final Chance chance;

  VictimUpdates(CaseBook cases, Chance chance) {
    this.cases = cases;
    this.chance = chance;
  }

  /**
   * @param pressure 1 when those who ring have as much to do as usual
   */
  void promise(String area, boolean enhanced, double pressure) {
    String id =
        cases.open(
            new CaseOpened(
                "VICTIM_CONTACT",
                area,
                null,
                null,
                null,
                null,
                cases.workingDaysOn(enhanced ? 1 : 5)));
    String result = chance.of(NOT_REACHED) ? "NOT_REACHED" : "CONTACTED";
    double days = chance.lognormal(enhanced ? 0.6 : 2.2, 0.8) * (0.4 + 0.6 * pressure);
    cases.after(days, () -> cases.close(id, result));
  }
}
