package uk.peelboard.domain.spc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.kpi.Direction;

class ProcessChartTest {
  private static final LocalDate START = LocalDate.of(2023, 1, 1);

  /** Mean 10, moving ranges of 2 throughout: limits 10 ± 5.32, near them from 10 ± 3.5467. */
  private static final List<Double> BASELINE = values(9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11);

  @Test
  void limitsAreTheMeanAndSoManyMeanMovingRanges() {
    ProcessLimits limits = chart(BASELINE).latest().limits();

    assertThat(limits.mean()).isEqualTo(10);
    assertThat(limits.meanRange()).isEqualTo(2);
    assertThat(limits.upper()).isCloseTo(15.32, within(1e-9));
    assertThat(limits.lower()).isCloseTo(4.68, within(1e-9));
    assertThat(limits.nearUpper()).isCloseTo(13.546_667, within(1e-6));
    assertThat(limits.areOnTrial()).isFalse();
  }

  /** Ranges 2, 3, 4, 1: mean 2.5. Values' mean 11.6: limits 11.6 ± 6.65. */
  @Test
  void limitsOfFewerThanTwelvePointsAreOnTrialAndOfAllOfThem() {
    ProcessLimits limits = chart(values(10, 12, 9, 13, 14)).latest().limits();
    ProcessLimits withOneMore = chart(values(10, 12, 9, 13, 14, 8)).latest().limits();

    assertThat(limits.upper()).isCloseTo(11.6 + 6.65, within(1e-9));
    assertThat(limits.areOnTrial()).isTrue();
    assertThat(withOneMore.mean()).isEqualTo(11);
    assertThat(withOneMore.meanRange()).isEqualTo(3.2);
  }

  @Test
  void limitsAreLockedAfterTwelvePoints() {
    ProcessChart chart = chart(then(BASELINE, 14, 6, 14, 6, 12));

    assertThat(chart.latest().limits()).isEqualTo(chart(BASELINE).latest().limits());
    assertThat(chart.latest().limits().points()).isEqualTo(12);
  }

  @Test
  void aPointBeyondALimitIsASignal() {
    assertThat(rules(then(BASELINE, 15.33))).endsWith(null, Rule.OUTSIDE_LIMITS);
    assertThat(rules(then(BASELINE, 15.31))).containsOnlyNulls();
    assertThat(rules(then(BASELINE, 4.67))).endsWith(null, Rule.OUTSIDE_LIMITS);
  }

  @Test
  void sevenThatGoTheSameWayAreASignalEachOfThem() {
    List<Rule> rules = rules(then(BASELINE, 8, 8.5, 9, 9.5, 10.5, 11, 11.5));

    assertThat(rules.subList(12, 19)).containsOnly(Rule.TREND);
    assertThat(rules.subList(0, 12)).containsOnlyNulls();
  }

  @Test
  void twoThatAreEqualEndATrend() {
    assertThat(rules(then(BASELINE, 8, 8.5, 9, 9, 9.5, 10.5, 11))).containsOnlyNulls();
  }

  @Test
  void twoOfThreeNearALimitAreASignalTheThirdIsNot() {
    List<Rule> rules = rules(then(BASELINE, 14, 11, 14));

    assertThat(rules.subList(12, 15)).containsExactly(Rule.NEAR_LIMIT, null, Rule.NEAR_LIMIT);
  }

  @Test
  void twoOfThreeNearALimitAreNoneWhereTheThirdIsOnTheOtherSide() {
    assertThat(rules(then(BASELINE, 14, 9, 14))).containsOnlyNulls();
  }

  @Test
  void sevenOnOneSideOfTheMeanAreASignalEachOfThem() {
    List<Rule> rules = rules(then(BASELINE, 9, 9.5, 8, 9, 8, 9, 9.5));

    assertThat(rules.subList(11, 19))
        .containsExactly(
            null,
            Rule.SHIFT,
            Rule.SHIFT,
            Rule.SHIFT,
            Rule.SHIFT,
            Rule.SHIFT,
            Rule.SHIFT,
            Rule.SHIFT);
    assertThat(chart(then(BASELINE, 9, 9.5, 8, 9, 8, 9, 9.5)).hasShifted()).isTrue();
  }

  @Test
  void aPointOnTheMeanEndsAShift() {
    assertThat(rules(then(BASELINE, 9, 9.5, 8, 10, 8, 9, 9.5))).containsOnlyNulls();
  }

  @Test
  void theRuleOfHighestPriorityNamesASignal() {
    List<Rule> rules = rules(then(BASELINE, 11, 11.5, 12, 13, 14, 15, 16));

    // The eleven before begins the trend: eight go up, and the last is outside as well.
    assertThat(rules.subList(12, 19))
        .containsExactly(
            Rule.TREND,
            Rule.TREND,
            Rule.TREND,
            Rule.TREND,
            Rule.TREND,
            Rule.TREND,
            Rule.OUTSIDE_LIMITS);
  }

  @Test
  void aSignalIsAsGoodAsItsDirection() {
    List<Double> values = then(BASELINE, 20);

    assertThat(variation(values, Direction.HIGHER_IS_BETTER)).isEqualTo(Variation.IMPROVEMENT);
    assertThat(variation(values, Direction.LOWER_IS_BETTER)).isEqualTo(Variation.CONCERN);
    assertThat(variation(values, Direction.NEITHER)).isEqualTo(Variation.NEUTRAL_HIGH);
    assertThat(variation(then(BASELINE, 1), Direction.NEITHER)).isEqualTo(Variation.NEUTRAL_LOW);
  }

  /** A trend downwards is one downwards even where it is still above the mean. */
  @Test
  void aTrendCountsByItsDirectionNotByItsSide() {
    List<Double> falling = then(BASELINE, 15, 14.8, 14.6, 14.4, 14.2, 14, 13.8);

    assertThat(variation(falling, Direction.LOWER_IS_BETTER)).isEqualTo(Variation.IMPROVEMENT);
  }

  @Test
  void limitsBeginAnewAtADeclaredBreak() {
    List<Double> values = then(BASELINE, 30, 32, 30, 32);
    ProcessChart chart =
        ProcessChart.of(observations(values), List.of(START.plusMonths(12)), Direction.NEITHER);

    assertThat(chart.points().get(11).limits().mean()).isEqualTo(10);
    assertThat(chart.latest().limits().mean()).isEqualTo(31);
    assertThat(chart.latest().limits().areOnTrial()).isTrue();
    assertThat(chart.latest().variation()).isEqualTo(Variation.COMMON_CAUSE);
    assertThat(chart.points().stream().filter(ChartPoint::startsSeries)).hasSize(1);
    assertThat(chart.points().get(12).startsSeries()).isTrue();
  }

  @Test
  void aBreakWithinAPeriodBeginsWithTheNextOne() {
    List<Double> values = then(BASELINE, 30, 32, 30, 32);
    ProcessChart chart =
        ProcessChart.of(
            observations(values), List.of(START.plusMonths(12).plusDays(10)), Direction.NEITHER);

    assertThat(chart.points().get(12).startsSeries()).isFalse();
    assertThat(chart.points().get(13).startsSeries()).isTrue();
  }

  @Test
  void aBreakBeforeTheFirstPeriodIsNone() {
    ProcessChart chart = ProcessChart.of(observations(BASELINE), List.of(START), Direction.NEITHER);

    assertThat(chart.points()).noneMatch(ChartPoint::startsSeries);
  }

  @Test
  void aMissingValueIsNotZeroAndEndsARun() {
    List<Double> values = then(BASELINE, 9, 9.5, 8);
    values.add(null);
    values.addAll(values(9, 8, 9, 9.5));

    assertThat(rules(values)).containsOnlyNulls();
    assertThat(chart(values).points().get(15).variation()).isEqualTo(Variation.UNKNOWN);
    assertThat(chart(Arrays.asList(1.0, null, 3.0)).latest().limits()).isNull();
  }

  @Test
  void aMissingValueOfTheBaselineIsMadeUpByALaterOne() {
    List<Double> values = values(9, 11, 9, 11);
    values.add(null);
    values.addAll(values(9, 11, 9, 11, 9, 11, 9, 11, 100));

    ProcessLimits limits = chart(values).latest().limits();
    assertThat(limits.points()).isEqualTo(12);
    assertThat(limits.mean()).isEqualTo(10);
    assertThat(limits.meanRange()).isEqualTo(2);
  }

  @Test
  void ofOnePointNothingCanBeSaid() {
    assertThat(chart(values(5)).latest().variation()).isEqualTo(Variation.UNKNOWN);
    assertThat(chart(List.of()).latest()).isNull();
  }

  /** The mean of twelve times 0.1 is not quite 0.1 in binary. */
  @Property
  void whatNeverChangesHasNoSignal(@ForAll @DoubleRange(min = -1e6, max = 1e6) double value) {
    assertThat(rules(Collections.nCopies(20, value))).containsOnlyNulls();
  }

  @Property
  void pointsAfterTheBaselineDoNotMoveTheLimits(
      @ForAll @Size(12) List<@DoubleRange(min = 0, max = 1000) Double> baseline,
      @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 0, max = 1000) Double> later) {
    List<Double> all = new ArrayList<>(baseline);
    all.addAll(later);

    assertThat(chart(all).latest().limits()).isEqualTo(chart(baseline).latest().limits());
  }

  private static ProcessChart chart(List<Double> values) {
    return ProcessChart.of(observations(values), List.of(), Direction.NEITHER);
  }

  private static List<Rule> rules(List<Double> values) {
    return chart(values).points().stream().map(ChartPoint::rule).toList();
  }

  private static Variation variation(List<Double> values, Direction better) {
    return ProcessChart.of(observations(values), List.of(), better).latest().variation();
  }

  private static List<Observation> observations(List<Double> values) {
    List<Observation> observations = new ArrayList<>();
    for (int month = 0; month < values.size(); month++) {
      observations.add(new Observation(START.plusMonths(month), values.get(month)));
    }
    return observations;
  }

  private static List<Double> then(List<Double> before, double... more) {
    List<Double> all = new ArrayList<>(before);
    all.addAll(values(more));
    return all;
  }

  private static List<Double> values(double... values) {
    return new ArrayList<>(Arrays.stream(values).boxed().toList());
  }
}
