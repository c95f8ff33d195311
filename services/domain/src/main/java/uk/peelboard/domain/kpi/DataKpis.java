package uk.peelboard.domain.kpi;

import static uk.peelboard.domain.kpi.KpiOf.kpi;
import static uk.peelboard.domain.kpi.Source.Document.DESIGN;
import static uk.peelboard.domain.kpi.Source.Document.KPIS;
import static uk.peelboard.domain.measure.Dimension.REASON;
import static uk.peelboard.domain.measure.Dimension.TOPIC;

import java.util.List;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Measures;

/** Health of the data. */
final class DataKpis {
  static final List<Kpi> ALL =
      List.of(
          kpi("data-quality-findings")
              .asks("What in the data is wrong or missing?")
              .counts(
                  "Entities left out of a measure or counted under unknown, by reason, on the day"
                      + " the entity belongs to. One entity can have several.")
              .is(
                  Unit.FINDINGS,
                  new Formula.Findings(
                      Term.of(Measures.FINDINGS),
                      CallKpis.WAITING_TOO_LONG,
                      EntityKind.CALL.topic(),
                      "call-waiting-over-an-hour"))
              .by(TOPIC, REASON)
              .lowerIsBetter()
              .source(DESIGN.at("5"), KPIS.at("Health of the data")));

  private DataKpis() {}
}
