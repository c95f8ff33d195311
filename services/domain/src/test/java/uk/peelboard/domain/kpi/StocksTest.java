package uk.peelboard.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.domain.fixture.Events.incident;
import static uk.peelboard.domain.fixture.Forces.limit;
import static uk.peelboard.domain.fixture.Forces.westMidlands;
import static uk.peelboard.domain.fixture.Moments.at;
import static uk.peelboard.domain.fixture.Moments.days;
import static uk.peelboard.domain.fixture.Moments.hours;
import static uk.peelboard.domain.fixture.Moments.minutes;
import static uk.peelboard.domain.fixture.Moments.seconds;
import static uk.peelboard.domain.fixture.Moments.utc;
import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.GRADE;
import static uk.peelboard.domain.measure.Dimension.STATE;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.fixture.Events.IncidentStory;
import uk.peelboard.domain.fixture.Ledger;
import uk.peelboard.domain.measure.IncidentMeasures;
import uk.peelboard.domain.tally.Distribution;

class StocksTest {
  private static final String DAY = "2024-07-01";
  private static final Instant NOON = at("2024-07-01T12:00:00");

  private int incidents;

  private IncidentStory opened(String grade, Instant at) {
    return incident("I" + ++incidents).opened(grade, "Birmingham", at);
  }

  private IncidentStory opened(String grade) {
    return opened(grade, NOON);
  }

  private static Double past(Ledger ledger, Instant now) {
    return ledger.ask("open-past-target").on(DAY).now(now).value();
  }

  @Test
  void aStockIsWhatIsOpenAtTheEndOfEachPeriod() {
    Ledger ledger =
        Ledger.of(
            opened("P1").closedAfter(hours(13)),
            opened("P1").closedAfter(hours(1)),
            opened("P2", at("2024-07-02T08:00:00")));

    assertThat(
            ledger
                .ask("open-incidents")
                .between("2024-07-01", "2024-07-03")
                .each(Interval.DAY)
                .values())
        .containsExactly(1.0, 1.0, 1.0);
    assertThat(ledger.ask("open-incidents").between("2024-07-01", "2024-07-03").value())
        .isEqualTo(1);
  }

  @Test
  void aStockTodayIsWhatIsOpenNow() {
    Ledger ledger = Ledger.of(opened("P1").closedAfter(hours(1)));

    assertThat(ledger.ask("open-incidents").on(DAY).now(NOON.plusSeconds(3599)).value())
        .isEqualTo(1);
    assertThat(ledger.ask("open-incidents").on(DAY).now(NOON.plusSeconds(3600)).value()).isZero();
    assertThat(ledger.ask("open-incidents").on(DAY).now(NOON.minusSeconds(1)).value()).isZero();
  }

  @Test
  void theMeanIsOverThePeriodsTimeUpToNow() {
    Ledger ledger = Ledger.of(opened("P1", at("2024-07-01T06:00:00")).closedAfter(hours(6)));

    assertThat(ledger.ask("open-incidents").on(DAY).figure().series().mean()).isEqualTo(0.25);
    assertThat(
            ledger
                .ask("open-incidents")
                .on(DAY)
                .now(at("2024-07-01T11:59:59"))
                .figure()
                .series()
                .mean())
        .isEqualTo(0.5);
  }

  @Test
  void thePeakIsExactAndAtTheFirstMomentOfIt() {
    Ledger ledger =
        Ledger.of(
            opened("P1").closedAfter(seconds(10)),
            opened("P1", NOON.plusSeconds(10)).closedAfter(seconds(10)),
            opened("P1", NOON.plusSeconds(19)).closedAfter(seconds(10)),
            opened("P1", NOON.plusSeconds(900)),
            opened("P1", NOON.plusSeconds(901)));
    Figure.Series series = ledger.ask("open-incidents").on(DAY).figure().series();

    assertThat(series.peak()).isEqualTo(2);
    assertThat(series.peakAt()).isEqualTo(NOON.plusSeconds(19));
  }

  @Test
  void whatWasOpenBeforeThePeriodCountsFromItsBeginning() {
    Ledger ledger = Ledger.of(opened("P1").closedAfter(hours(40)));
    Figure.Series series = ledger.ask("open-incidents").on("2024-07-02").figure().series();

    assertThat(series.peak()).isEqualTo(1);
    assertThat(series.peakAt()).isEqualTo(at("2024-07-02T00:00:00"));
    assertThat(series.mean()).isEqualTo(1);
  }

  @Test
  void stateAndGradeAreThoseOfTheTime() {
    Ledger ledger =
        Ledger.of(
            opened("P3")
                .gradedAfter("P1", days(1))
                .assignedAfter(days(1))
                .arrivedAfter(days(2))
                .closedAfter(days(3)));

    assertThat(
            ledger.ask("open-incidents").on("2024-07-01").by(GRADE, STATE).of("P3", "unresourced"))
        .extracting(Figure::value)
        .isEqualTo(1.0);
    assertThat(ledger.ask("open-incidents").on("2024-07-02").by(GRADE, STATE).of("P1", "assigned"))
        .extracting(Figure::value)
        .isEqualTo(1.0);
    assertThat(ledger.ask("open-incidents").on("2024-07-03").by(STATE).of("attended").value())
        .isEqualTo(1);
    assertThat(ledger.ask("open-incidents").on("2024-07-04").value()).isZero();
    assertThat(ledger.ask("open-incidents").on("2024-07-02").by(GRADE).of("P3").value()).isZero();
  }

  @Test
  void isPastItsTargetOneSecondAfterItsLimit() {
    Ledger ledger = Ledger.of(opened("P1"));

    assertThat(past(ledger, NOON.plusSeconds(900))).isZero();
    assertThat(past(ledger, NOON.plusSeconds(901))).isEqualTo(1);
    Figure.Series series = ledger.ask("open-past-target").on(DAY).figure().series();
    assertThat(series.peakAt()).isEqualTo(NOON.plusSeconds(901));
    assertThat(ledger.ask("open-past-target").on("2024-07-02").value()).isEqualTo(1);
  }

  @Test
  void isPastItsTargetNoLongerOnceSomebodyArrives() {
    Ledger ledger = Ledger.of(opened("P1").arrivedAfter(minutes(20)));

    assertThat(past(ledger, NOON.plusSeconds(1199))).isEqualTo(1);
    assertThat(past(ledger, NOON.plusSeconds(1200))).isZero();
    assertThat(past(Ledger.of(opened("P1").arrivedAfter(minutes(15))), NOON.plusSeconds(4000)))
        .isZero();
  }

  @Test
  void anUpgradePutsItPastTheNewTargetAtOnceAndADowngradeTakesItBack() {
    Ledger ledger =
        Ledger.of(opened("P2").gradedAfter("P1", minutes(20)).gradedAfter("P2", minutes(30)));

    assertThat(past(ledger, NOON.plusSeconds(1199))).isZero();
    assertThat(past(ledger, NOON.plusSeconds(1200))).isEqualTo(1);
    assertThat(past(ledger, NOON.plusSeconds(1800))).isZero();
    assertThat(past(ledger, NOON.plusSeconds(3601))).isEqualTo(1);
    assertThat(
            ledger
                .ask("open-past-target")
                .on(DAY)
                .now(NOON.plusSeconds(1200))
                .by(GRADE)
                .of("P1")
                .value())
        .isEqualTo(1);
  }

  @Test
  void neitherAppointmentsNorGradesWithoutALimitArePastATarget() {
    Ledger ledger =
        Ledger.of(
            opened("P1").appointmentBookedAfter(minutes(30)),
            opened("P3"),
            incident("N").openedWithoutDeployment("P1", "Dudley", NOON));

    assertThat(past(ledger, NOON.plusSeconds(1799))).isEqualTo(1);
    assertThat(past(ledger, NOON.plusSeconds(1800))).isZero();
  }

  @Test
  void theLimitIsThatOfTheDayOnWhichItWasOpened() {
    Ledger ledger =
        Ledger.of(
                westMidlands()
                    .p1Within(limit(7200, "2004-01-01"), limit(600, "2024-07-02"))
                    .profile())
            .with(opened("P1", at("2024-07-01T23:30:00")), opened("P1", at("2024-07-02T00:30:00")));

    assertThat(
            ledger.ask("open-past-target").on("2024-07-02").now(at("2024-07-02T01:00:00")).value())
        .isEqualTo(1);
    assertThat(
            ledger.ask("open-past-target").on("2024-07-02").now(at("2024-07-02T01:30:01")).value())
        .isEqualTo(2);
  }

  @Test
  void theOldestIsAsOldAsSinceItWasFirstOpened() {
    Ledger ledger =
        Ledger.of(
            opened("P1").closedAfter(hours(1)).reopenedAfter(hours(3)),
            opened("P2", NOON.plusSeconds(60)));

    assertThat(ledger.ask("oldest-open-incident").on(DAY).now(NOON.plusSeconds(7200)).value())
        .isEqualTo(7140);
    assertThat(ledger.ask("oldest-open-incident").on(DAY).now(NOON.plusSeconds(10_800)).value())
        .isEqualTo(10_800);
    assertThat(
            ledger
                .ask("oldest-open-incident")
                .on(DAY)
                .now(NOON.plusSeconds(7200))
                .by(GRADE)
                .of("P1"))
        .extracting(Figure::value, Figure::reason)
        .containsExactly(null, "none was open");
  }

  @Test
  void theOldestUnresourcedIsOfThoseThatNobodyIsAssignedTo() {
    Ledger ledger =
        Ledger.of(
            opened("P1").assignedAfter(minutes(20)),
            opened("P1", NOON.plusSeconds(60)),
            opened("P2", NOON.plusSeconds(120)));

    assertThat(ledger.ask("oldest-unresourced-incident").on(DAY).now(NOON.plusSeconds(600)).value())
        .isEqualTo(600);
    assertThat(
            ledger.ask("oldest-unresourced-incident").on(DAY).now(NOON.plusSeconds(1200)).value())
        .isEqualTo(1140);
    assertThat(
            ledger
                .ask("oldest-unresourced-incident")
                .on(DAY)
                .now(NOON.plusSeconds(1200))
                .by(GRADE)
                .of("P2")
                .value())
        .isEqualTo(1080);
  }

  @Test
  void everyAreaHasAStockEvenOfNothing() {
    Ledger ledger = Ledger.of(opened("P1"));

    assertThat(ledger.ask("open-incidents").on(DAY).by(AREA).groups())
        .containsExactly("Birmingham", "Coventry", "Dudley");
    assertThat(ledger.ask("open-incidents").on(DAY).by(AREA).of("Dudley").value()).isZero();
    assertThat(ledger.ask("open-incidents").on(DAY).where(AREA, "Dudley").value()).isZero();
  }

  @Test
  void aDayOfTwentyFiveHoursHasTwentyFiveHoursOfStock() {
    Ledger ledger =
        Ledger.of(
            opened("P1", utc("2024-10-27T00:30:00Z")).closedAfter(minutes(45)),
            opened("P1", utc("2024-10-27T01:00:00Z")).closedAfter(hours(24)));
    Figure.Series series = ledger.ask("open-incidents").on("2024-10-27").figure().series();

    assertThat(series.mean()).isEqualTo((45 * 60 + 23 * 3600) / 90_000.0);
    assertThat(series.peak()).isEqualTo(2);
    assertThat(series.peakAt()).isEqualTo(utc("2024-10-27T01:00:00Z"));
    assertThat(
            ledger
                .ask("open-incidents")
                .between("2024-10-26", "2024-10-28")
                .each(Interval.DAY)
                .values())
        .isEqualTo(Arrays.asList(null, 1.0, 0.0));
  }

  @Test
  void whatIsOpenIsKeptByTheDayOnWhichItsAgeBegan() {
    Ledger ledger =
        Ledger.of(
            opened("P1", at("2024-06-30T23:30:00")).assignedAfter(hours(1)),
            opened("P1", at("2024-07-01T09:00:00")).closedAfter(days(1)).reopenedAfter(days(2)),
            opened("P1", at("2024-07-02T09:00:00")).closedAfter(hours(1)));

    assertThat(open(ledger, "2024-06-30", "assigned")).isEqualTo(of(23 * 3600 + 1800));
    assertThat(open(ledger, "2024-07-01", "unresourced")).isEqualTo(of(9 * 3600));
    assertThat(ledger.count(IncidentMeasures.OPEN_INCIDENTS.open())).isEqualTo(2);
  }

  private static Distribution open(Ledger ledger, String day, String state) {
    return ledger.cell(
        IncidentMeasures.OPEN_INCIDENTS.open(), day, "P1", "Birmingham", state, "no", "yes");
  }

  private static Distribution of(long value) {
    Distribution one = new Distribution();
    one.add(value, 1, 0);
    return one;
  }

  @Test
  void theStockNowIsThatOfTheOpenCells() {
    List<IncidentStory> stories =
        List.of(
            opened("P1"), opened("P2").arrivedAfter(hours(1)), opened("P2").closedAfter(hours(2)));
    Ledger ledger = Ledger.of().with(stories);

    assertThat(ledger.ask("open-incidents").on(DAY).value())
        .isEqualTo((double) ledger.count(IncidentMeasures.OPEN_INCIDENTS.open()))
        .isEqualTo(2);
  }
}
