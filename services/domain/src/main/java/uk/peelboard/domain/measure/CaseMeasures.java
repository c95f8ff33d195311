package uk.peelboard.domain.measure;

import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.BREACHED;
import static uk.peelboard.domain.measure.Dimension.CASE_STATE;
import static uk.peelboard.domain.measure.Dimension.CASE_TYPE;
import static uk.peelboard.domain.measure.Dimension.HOLDER;
import static uk.peelboard.domain.measure.Dimension.IN_TIME;
import static uk.peelboard.domain.measure.Dimension.REPEAT;
import static uk.peelboard.domain.measure.Dimension.RISK;
import static uk.peelboard.domain.measure.Dimension.TEAM;
import static uk.peelboard.domain.measure.MeasureOf.measure;
import static uk.peelboard.domain.measure.MeasureOf.measureOfEach;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import uk.peelboard.domain.fact.Case;
import uk.peelboard.domain.fact.Case.RiskChange;
import uk.peelboard.domain.fact.Phase;

/**
 * What is added up about cases: the same for every type, which is a dimension. A KPI says which
 * types it is about.
 */
public final class CaseMeasures {

  /** Registrations last for life. */
  private static final Duration LONGEST_CASE = Duration.ofDays(36_525);

  public static final Measure<Case> CASES_OPENED =
      measure("cases-opened", Case.class)
          .by(CASE_TYPE, Case::type)
          .by(AREA, Case::area)
          .at(Case::openedAt);

  /** From the opening until what it was opened for was done; on the day that it was. */
  public static final Measure<Case> CASES_DONE =
      measure("cases-done", Case.class)
          .by(CASE_TYPE, Case::type)
          .by(AREA, Case::area)
          .by(RISK, Case::risk)
          .by(REPEAT, one -> YesNo.of(one.repeat()))
          .duration(Case::openedAt, Case::doneAt, Case::doneAt, LONGEST_CASE);

  /** Orders granted, each once, on the day it was; and whether it has been breached since. */
  public static final Measure<Case> ORDERS_GRANTED =
      measure("orders-granted", Case.class)
          .by(CASE_TYPE, Case::type)
          .by(AREA, Case::area)
          .by(BREACHED, one -> YesNo.of(one.breached()))
          .at(Case::grantedAt);

  /** From the time on by which it should have been done. */
  public static final Measure<Case> CASES_DUE =
      measure("cases-due", Case.class)
          .by(CASE_TYPE, Case::type)
          .by(AREA, Case::area)
          .by(IN_TIME, one -> YesNo.of(one.inTime()))
          .when(one -> one.openedAt() != null)
          .due(Case::dueAt);

  /** Each change of a level of risk, by the new one. */
  public static final Measure<Case> RISK_CHANGES =
      measureOfEach("case-risk-changes", Case.class, Case::riskChanges)
          .by(CASE_TYPE, RiskChange::type)
          .by(AREA, RiskChange::area)
          .by(RISK, RiskChange::risk)
          .at(RiskChange::at);

  /** Open cases, told apart as they were at the time; aged from when they were opened. */
  public static final Span<Case> OPEN_CASES =
      measureOfEach("open-cases", Case.class, Case::open)
          .by(CASE_TYPE, phase -> phase.as().type())
          .by(AREA, phase -> phase.as().area())
          .by(TEAM, phase -> phase.as().team())
          .by(RISK, phase -> phase.as().risk())
          .by(CASE_STATE, phase -> phase.as().state().code())
          .lasting(Phase::from, Phase::until, Phase::openedAt);

  /** Open cases by who they are with. */
  public static final Span<Case> HELD_CASES =
      measureOfEach("held-cases", Case.class, Case::held)
          .by(CASE_TYPE, phase -> phase.as().type())
          .by(TEAM, phase -> phase.as().team())
          .by(HOLDER, phase -> phase.as().holder())
          .lasting(Phase::from, Phase::until, Phase::openedAt);

  /** Open cases that should have been done; aged from when they should have been. */
  public static final Span<Case> OVERDUE_CASES =
      measureOfEach("overdue-cases", Case.class, Case::overdue)
          .by(CASE_TYPE, phase -> phase.as().type())
          .by(AREA, phase -> phase.as().area())
          .by(TEAM, phase -> phase.as().team())
          .lasting(Phase::from, Phase::until, phase -> phase.as().dueAt());

  static final List<Measure<Case>> ALL =
      Stream.of(
              List.of(CASES_OPENED, CASES_DONE, ORDERS_GRANTED, CASES_DUE, RISK_CHANGES),
              OPEN_CASES.measures(),
              HELD_CASES.measures(),
              OVERDUE_CASES.measures())
          .flatMap(List::stream)
          .toList();

  private CaseMeasures() {}
}
