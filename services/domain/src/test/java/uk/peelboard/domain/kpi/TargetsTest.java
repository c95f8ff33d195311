package uk.peelboard.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.peelboard.domain.fixture.Events.call;
import static uk.peelboard.domain.fixture.Events.incident;
import static uk.peelboard.domain.fixture.Forces.limit;
import static uk.peelboard.domain.fixture.Forces.target;
import static uk.peelboard.domain.fixture.Forces.westMidlands;
import static uk.peelboard.domain.fixture.Moments.at;
import static uk.peelboard.domain.fixture.Moments.seconds;
import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.GRADE;
import static uk.peelboard.domain.measure.Dimension.LINE;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.fixture.Asked;
import uk.peelboard.domain.fixture.Ledger;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Limits;
import uk.peelboard.domain.profile.Target;
import uk.peelboard.domain.profile.Threshold;

class TargetsTest {
  private static final String DAY = "2024-07-01";

  private static Ledger ledger(Target... targets) {
    return Ledger.of(westMidlands().targets(targets).profile())
        .with(
            call("A").presented("999", at("2024-07-01T12:00:00")).answeredAfter(seconds(8)),
            call("B").presented("101", at("2024-07-01T12:00:00")).answeredAfter(seconds(200)));
  }

  private static Double targetBy(Ledger ledger, String kpi, Dimension by, String code) {
    return ledger.ask(kpi).on(DAY).by(by).of(code).target();
  }

  @Test
  void aTargetForALineHoldsForThatLineAndForItsAreas() {
    Ledger ledger =
        ledger(target("calls-answered-within-target", Map.of("line", "999"), 90, "2020-01-01"));
    Asked asked = ledger.ask("calls-answered-within-target").on(DAY);

    assertThat(asked.by(LINE).of("999").target()).isEqualTo(90);
    assertThat(asked.by(LINE).of("999").met()).isTrue();
    assertThat(asked.by(LINE).of("101").target()).isNull();
    assertThat(asked.by(LINE).of("101").met()).isNull();
    assertThat(asked.by(LINE, AREA).of("999", "Birmingham").target()).isEqualTo(90);
    assertThat(asked.by().figure().target()).isNull();
    assertThat(asked.where(LINE, "999").figure().target()).isEqualTo(90);
  }

  @Test
  void aTargetIsMetByItsDirection() {
    Ledger ledger =
        ledger(
            target("call-answer-max", Map.of(), 200, "2020-01-01"),
            target("call-answer-mean", Map.of(), 103.9, "2020-01-01"),
            target("calls-answered-within-target", Map.of(), 50.1, "2020-01-01"),
            target("calls-presented", Map.of(), 2, "2020-01-01"));

    assertThat(ledger.ask("call-answer-max").on(DAY).figure().met()).isTrue();
    assertThat(ledger.ask("call-answer-mean").on(DAY).figure().met()).isFalse();
    assertThat(ledger.ask("calls-answered-within-target").on(DAY).figure().met()).isFalse();
    assertThat(ledger.ask("calls-presented").on(DAY).figure().target()).isEqualTo(2);
    assertThat(ledger.ask("calls-presented").on(DAY).figure().met()).isNull();
    assertThat(ledger.ask("call-answer-max").on("2024-07-02").figure().met()).isNull();
  }

  @Test
  void aTargetHoldsFromItsDayUntilALaterOneForTheSame() {
    Ledger ledger =
        ledger(
            target("call-answer-mean", Map.of(), 20, "2024-07-02"),
            target("call-answer-mean", Map.of(), 10, "2024-07-04"));
    List<Double> targets =
        ledger
            .ask("call-answer-mean")
            .between("2024-07-01", "2024-07-05")
            .each(Interval.DAY)
            .rows()
            .stream()
            .map(row -> row.figure().target())
            .toList();

    assertThat(targets).containsExactly(null, 20.0, 20.0, 10.0, 10.0);
  }

  @Test
  void aTargetForMoreDoesNotReplaceOneForTheCodesInQuestion() {
    Ledger ledger =
        ledger(
            target("call-answer-mean", Map.of(), 60, "2020-01-01"),
            target("call-answer-mean", Map.of("line", "999"), 10, "2020-01-01"),
            target("call-answer-mean", Map.of(), 50, "2024-01-01"));

    assertThat(targetBy(ledger, "call-answer-mean", LINE, "999")).isEqualTo(10);
    assertThat(targetBy(ledger, "call-answer-mean", LINE, "101")).isEqualTo(50);
    assertThat(ledger.ask("call-answer-mean").on(DAY).figure().target()).isEqualTo(50);
  }

  @Test
  void aNumberThatIsSharedOutIsNoTargetForAPart() {
    Ledger ledger =
        ledger(
            target("open-incidents", Map.of(), 750, "2020-01-01"),
            target("open-incidents", Map.of("grade", "P1"), 10, "2020-01-01"));

    assertThat(ledger.ask("open-incidents").on(DAY).figure().target()).isEqualTo(750);
    assertThat(targetBy(ledger, "open-incidents", GRADE, "P1")).isEqualTo(10);
    assertThat(targetBy(ledger, "open-incidents", GRADE, "P2")).isNull();
    assertThat(targetBy(ledger, "open-incidents", AREA, "Dudley")).isNull();
  }

  @Test
  void whatIsExpectedChangesWithoutRebuildingTalliesAndBack() {
    ForceProfile before =
        westMidlands()
            .targets(target("attended-within-target", Map.of("grade", "P1"), 90, "2020-01-01"))
            .thresholds(threshold(750))
            .profile();
    ForceProfile after =
        westMidlands()
            .targets(target("attended-within-target", Map.of("grade", "P1"), 40, "2020-01-01"))
            .thresholds(threshold(500))
            .p1Within(limit(600, "2020-01-01"))
            .profile();
    Ledger ledger =
        Ledger.of(before)
            .with(
                incident("A")
                    .opened("P1", "Dudley", at("2024-07-01T12:00:00"))
                    .arrivedAfter(seconds(500)),
                incident("B")
                    .opened("P1", "Dudley", at("2024-07-01T12:00:00"))
                    .arrivedAfter(seconds(800)));

    List<Row> first = attended(ledger);
    List<Row> changed = attended(ledger.askedBy(after));

    assertThat(first).extracting(row -> row.figure().value()).containsExactly(100.0);
    assertThat(first).extracting(row -> row.figure().met()).containsExactly(true);
    assertThat(changed).extracting(row -> row.figure().value()).containsExactly(50.0);
    assertThat(changed).extracting(row -> row.figure().target()).containsExactly(40.0);
    assertThat(attended(ledger.askedBy(before))).isEqualTo(first);
    assertThat(new Definitions(after).fingerprint()).isEqualTo(ledger.definitions().fingerprint());
  }

  private static List<Row> attended(Ledger ledger) {
    return ledger.ask("attended-within-target").on(DAY).where(GRADE, "P1").rows();
  }

  private static Threshold threshold(double value) {
    return new Threshold(
        "open-incidents", "warning", Map.of(), value, LocalDate.parse("2020-01-01"));
  }

  @Test
  void aLimitHoldsFromItsDayUntilTheNext() {
    Limits limits = new Limits(List.of(limit(900, "2011-05-01"), limit(600, "2004-01-01")));

    assertThat(limits.secondsOn(day("2003-12-31"))).isEqualTo(Limits.NO_LIMIT);
    assertThat(limits.secondsOn(day("2004-01-01"))).isEqualTo(600);
    assertThat(limits.secondsOn(day("2011-04-30"))).isEqualTo(600);
    assertThat(limits.secondsOn(day("2011-05-01"))).isEqualTo(900);
    assertThatThrownBy(() -> new Limits(List.of(limit(1, DAY), limit(2, DAY))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(DAY);
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }
}
