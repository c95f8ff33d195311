package uk.peelboard.ingest.simulator;

import java.util.List;
import uk.peelboard.domain.event.CasePayload.CaseOpened;
import uk.peelboard.domain.event.CasePayload.CaseRiskGraded;

/** People whom somebody misses. How long they stay away is theirs to say, and so it is drawn. */
final class MissingPeople {
  private static final List<String> RISKS = List.of("NO_APPARENT_RISK", "LOW", "MEDIUM", "HIGH");
  private static final double[] RISK_SHARES = {0.1, 0.2, 0.56, 0.14};
  private static final double RAISED = 0.08;
  private static final double LOWERED = 0.03;
  private static final double IN_ERROR = 0.02;
  private static final double EXPLOITED = 0.05;

  private final CaseBook cases;
  private final Chance chance;

  MissingPeople(CaseBook cases, Chance chance) {
    this.cases = cases;
    this.chance = chance;
  }

  void report(String area) {
    int risk = chance.pick(RISK_SHARES);
    String id =
        cases.open(new CaseOpened("MISSING_PERSON", area, null, RISKS.get(risk), null, null, null));
    double days = chance.lognormal(0.37, 1.3);
    double draw = chance.draw();
    if (draw < RAISED && risk < RISKS.size() - 1) {
      regrade(id, days, risk + 1);
    } else if (draw > 1 - LOWERED && risk > 0) {
      regrade(id, days, risk - 1);
    }
    if (chance.of(EXPLOITED)) {
      cases.after(days * chance.draw(), () -> cases.reach(id, "CSE_MARKER"));
    }
    String result = chance.of(IN_ERROR) ? "REPORTED_IN_ERROR" : "LOCATED";
    cases.after(days, () -> cases.close(id, result));
  }

  private void regrade(String id, double days, int risk) {
    cases.after(days * chance.draw(), () -> cases.note(id, new CaseRiskGraded(RISKS.get(risk))));
  }
}
