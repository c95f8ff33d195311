package uk.peelboard.domain.kpi;

import java.util.ArrayList;
import java.util.List;
import uk.peelboard.domain.measure.Dimension;

/** Says step by step what a KPI is, so that its definition reads as a sentence. */
final class KpiOf {
  private final String id;
  private String question;
  private String definition;
  private Unit unit;
  private Formula formula;
  private List<Dimension> dimensions = List.of();
  private List<Dimension> exported;
  private Direction direction = Direction.NEITHER;
  private final List<String> caveats = new ArrayList<>();

  private KpiOf(String id) {
    this.id = id;
  }

  static KpiOf kpi(String id) {
    return new KpiOf(id);
  }

  KpiOf asks(String inPlainWords) {
    question = inPlainWords;
    return this;
  }

  KpiOf counts(String inPlainWords) {
    definition = inPlainWords;
    return this;
  }

  KpiOf is(Unit of, Formula by) {
    unit = of;
    formula = by;
    return this;
  }

  KpiOf by(Dimension... those) {
    dimensions = List.of(those);
    return this;
  }

  /** Fewer labels than dimensions, where all of them would be too many series. */
  KpiOf exportedBy(Dimension... those) {
    exported = List.of(those);
    return this;
  }

  KpiOf higherIsBetter() {
    direction = Direction.HIGHER_IS_BETTER;
    return this;
  }

  KpiOf lowerIsBetter() {
    direction = Direction.LOWER_IS_BETTER;
    return this;
  }

  /** Something that whoever quotes the figure must know; may be said several times. */
  KpiOf caveat(String inPlainWords) {
    caveats.add(inPlainWords);
    return this;
  }

  /** The specification's sections first, then what they rest on. */
  Kpi source(Source... from) {
    return new Kpi(
        id,
        question,
        definition,
        unit,
        formula,
        dimensions,
        exported == null ? dimensions : exported,
        direction,
        List.copyOf(caveats),
        List.of(from));
  }
}
