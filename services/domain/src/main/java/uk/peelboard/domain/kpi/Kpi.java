package uk.peelboard.domain.kpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.profile.ForceProfile;

/**
 * A key performance indicator: one constant, from which metric, API, pages and catalogue follow.
 *
 * @param id stable, such as {@code calls-presented}
 * @param question in plain words
 * @param definition how it is counted, in plain words: clock, boundary, denominator, what is left
 *     out
 * @param dimensions by which it can be told apart
 * @param exported those of them that its metric is labelled with
 * @param caveats what whoever quotes the figure must know, a sentence or two each
 * @param sources the documents that the definition is from, and where in them
 */
public record Kpi(
    String id,
    String question,
    String definition,
    Unit unit,
    Formula formula,
    List<Dimension> dimensions,
    List<Dimension> exported,
    Direction direction,
    List<String> caveats,
    List<Source> sources) {

  /** The sources in one line. */
  public String source() {
    return sources.stream().map(Source::toString).collect(Collectors.joining("; "));
  }

  /** Whether it is about a moment, and not about a time. */
  public boolean isStock() {
    return formula.isStock();
  }

  /** Whether, of a period, it also says what it was on average and at most. */
  public boolean isSeries() {
    return formula.isSeries();
  }

  /** Whether the parts' values add up to the whole's. */
  public boolean isAdditive() {
    return formula.isAdditive();
  }

  /** Whether the same events mean another value as time goes by. */
  public boolean asksTheClock() {
    return formula.isStock()
        || formula instanceof Formula.Findings
        || formula.mainMeasure().shape() == Measure.Shape.DUE;
  }

  /** The types of case that it is about; empty where it is not about cases of a type. */
  public Set<String> caseTypes() {
    return Undeclared.caseTypes(formula);
  }

  /** Which of several definitions in use the force has chosen; null where there is but one. */
  public String variant(ForceProfile profile) {
    boolean isOfPositiveOutcomes =
        formula.terms().stream().anyMatch(term -> term.values() == Values.POSITIVE_OUTCOMES);
    return isOfPositiveOutcomes ? profile.positiveOutcome().name() : null;
  }

  /** The same, told apart by a dimension more: for what is worked out on the way to an answer. */
  Kpi alsoBy(Dimension internal) {
    List<Dimension> more = new ArrayList<>(dimensions);
    more.add(internal);
    return new Kpi(
        id, question, definition, unit, formula, more, exported, direction, caveats, sources);
  }

  /** The same with another formula: for what is worked out on the way to an answer. */
  Kpi with(Formula other) {
    return new Kpi(
        id, question, definition, unit, other, dimensions, exported, direction, caveats, sources);
  }

  /** The name of the gauge that carries it. */
  public String metric() {
    return "peelboard_" + id.replace('-', '_') + '_' + unit.metric();
  }

  @Override
  public String toString() {
    return id;
  }
}
