package uk.peelboard.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.domain.fixture.Events.incident;
import static uk.peelboard.domain.fixture.Moments.at;
import static uk.peelboard.domain.fixture.Moments.days;
import static uk.peelboard.domain.fixture.Moments.hours;
import static uk.peelboard.domain.fixture.Moments.minutes;
import static uk.peelboard.domain.fixture.Moments.seconds;
import static uk.peelboard.domain.fixture.Moments.utc;
import static uk.peelboard.domain.measure.Dimension.AGE;
import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.FLAG;
import static uk.peelboard.domain.measure.Dimension.GRADE;
import static uk.peelboard.domain.measure.Dimension.REASON;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.event.IncidentPayload.EscalationReason;
import uk.peelboard.domain.event.IncidentPayload.FlaggedBy;
import uk.peelboard.domain.fixture.Events.IncidentStory;
import uk.peelboard.domain.fixture.Ledger;

class BacklogFiguresTest {
  private static final String DAY = "2024-07-01";
  private static final Instant NOON = at("2024-07-01T12:00:00");

  private int incidents;

  private IncidentStory opened(String grade) {
    return opened(grade, NOON);
  }

  private IncidentStory opened(String grade, Instant at) {
    return incident("I" + ++incidents).opened(grade, "Birmingham", at);
  }

  private static Double now(Ledger ledger, String kpi, Instant now) {
    return ledger.ask(kpi).on(DAY).now(now).value();
  }

  @ParameterizedTest
  @CsvSource({
    "899, under-15m",
    "900, 15-60m",
    "3599, 15-60m",
    "3600, 1-4h",
    "14399, 1-4h",
    "14400, 4-24h",
    "86400, 1-3d",
    "259200, 3-7d",
    "604800, 3-7d",
    "604801, over-7d"
  })
  void anOpenIncidentIsInTheBandOfItsAge(long age, String band) {
    Ledger ledger = Ledger.of(opened("P1"));
    Instant then = NOON.plusSeconds(age);
    String day = then.atZone(ledger.definitions().calendar().zone()).toLocalDate().toString();

    for (Row row : ledger.ask("open-by-age").on(day).now(then).by(AGE).rows()) {
      assertThat(row.figure().value())
          .as(row.toString())
          .isEqualTo(row.codes().get(AGE).equals(band) ? 1 : 0);
    }
    assertThat(ledger.ask("open-by-age").on(day).now(then).where(AGE, band).value()).isEqualTo(1);
    assertThat(ledger.ask("open-by-age").on(day).now(then).value()).isEqualTo(1);
  }

  @Test
  void ageCountsFromTheFirstOpeningWhenItIsReopened() {
    Ledger ledger = Ledger.of(opened("P2").closedAfter(hours(1)).reopenedAfter(hours(5)));

    assertThat(ledger.ask("open-by-age").on(DAY).now(NOON.plusSeconds(18_000)).by(AGE).of("4-24h"))
        .extracting(Figure::value)
        .isEqualTo(1.0);
    assertThat(now(ledger, "open-by-age", NOON.plusSeconds(17_999))).isZero();
  }

  @Test
  void theBandsOfAPeriodHaveMeansAndPeaksOfTheirOwn() {
    Ledger ledger =
        Ledger.of(
            opened("P1", at("2024-07-01T06:00:00")).closedAfter(hours(12)),
            opened("P1", at("2024-07-01T06:10:00")).closedAfter(hours(12)));
    Figure.Series young = ledger.ask("open-by-age").on(DAY).by(AGE).of("under-15m").series();

    assertThat(young.peak()).isEqualTo(2);
    assertThat(young.peakAt()).isEqualTo(at("2024-07-01T06:10:00"));
    assertThat(young.mean()).isEqualTo(2 * 900 / 86_400.0);
    assertThat(ledger.ask("open-by-age").on(DAY).by(GRADE, AGE).of("P1", "1-4h").series().mean())
        .isEqualTo(2 * 3 * 3600 / 86_400.0);
    assertThat(ledger.ask("open-by-age").on(DAY).by(AGE, GRADE).groups()).hasSize(21);
  }

  @Test
  void isVulnerableFromTheFlagOnAndDomesticAbuseFromTheOpeningOrItsFlag() {
    Ledger ledger =
        Ledger.of(
            opened("P1").flaggedVulnerableAfter(minutes(10)),
            opened("P1").flaggedAfter("DOMESTIC_ABUSE", FlaggedBy.OFFICER, minutes(20)),
            incident("D").openedAsDomesticAbuse("P2", "Dudley", NOON).closedAfter(hours(1)));

    assertThat(now(ledger, "open-vulnerable", NOON.plusSeconds(599))).isZero();
    assertThat(now(ledger, "open-vulnerable", NOON.plusSeconds(600))).isEqualTo(1);
    assertThat(now(ledger, "open-vulnerable", NOON.plusSeconds(1200))).isEqualTo(2);
    assertThat(now(ledger, "open-domestic-abuse", NOON)).isEqualTo(1);
    assertThat(now(ledger, "open-domestic-abuse", NOON.plusSeconds(1200))).isEqualTo(2);
    assertThat(now(ledger, "open-domestic-abuse", NOON.plusSeconds(3600))).isEqualTo(1);
    assertThat(ledger.ask("open-domestic-abuse").on(DAY).by(AREA).of("Dudley").series().peak())
        .isEqualTo(1);
  }

  @Test
  void isNotSeenOrSpokenToUntilSomebodyComesOrTheVictimIsContacted() {
    Ledger ledger =
        Ledger.of(
            opened("P1").victimContactedAfter(minutes(20)),
            opened("P1").arrivedAfter(minutes(25)),
            opened("P1").victimContactedAfter(minutes(5)));

    assertThat(now(ledger, "open-past-target", NOON.plusSeconds(901))).isEqualTo(3);
    assertThat(now(ledger, "open-not-seen-or-spoken-to", NOON.plusSeconds(900))).isZero();
    assertThat(now(ledger, "open-not-seen-or-spoken-to", NOON.plusSeconds(901))).isEqualTo(2);
    assertThat(now(ledger, "open-not-seen-or-spoken-to", NOON.plusSeconds(1200))).isEqualTo(1);
    assertThat(now(ledger, "open-not-seen-or-spoken-to", NOON.plusSeconds(1500))).isZero();
  }

  @Test
  void everyEscalationCountsByItsReason() {
    Ledger ledger =
        Ledger.of(
            opened("P2")
                .escalatedAfter(EscalationReason.VULNERABILITY, hours(1))
                .escalatedAfter(EscalationReason.VOLUME_DEMAND, hours(13)));

    assertThat(ledger.ask("incidents-escalated").on(DAY).by(REASON).groups())
        .containsExactly("VULNERABILITY");
    assertThat(ledger.ask("incidents-escalated").on("2024-07-02").by(AREA).of("Birmingham").value())
        .isEqualTo(1);
  }

  @Test
  void closedByDoctrineIsAShareOfAllClosed() {
    Ledger ledger =
        Ledger.of(
            opened("P2").closedAfter(hours(1), "DOCTRINE"),
            opened("P2").closedAfter(hours(1)),
            opened("P2").closedAfter(hours(1)),
            opened("P2").closedAfter(hours(1), "DOCTRINE").reopenedAfter(hours(2)));

    assertThat(ledger.ask("incidents-closed-by-doctrine").on(DAY).figure())
        .extracting(Figure::numerator, Figure::denominator)
        .containsExactly(1.0, 3.0);
  }

  @Test
  void clearanceIsClosedForEachOpened() {
    Ledger ledger =
        Ledger.of(
            opened("P2").closedAfter(hours(1)), opened("P2"), opened("P2").closedAfter(days(1)));

    assertThat(ledger.ask("incident-clearance").on(DAY).value()).isEqualTo(1 / 3.0);
    assertThat(ledger.ask("incident-clearance").on("2024-07-02").figure())
        .extracting(Figure::value, Figure::numerator)
        .containsExactly(null, 1.0);
  }

  @Test
  void theBacklogIsClearedAtThePaceOfTheSevenWholeDaysBefore() {
    Ledger ledger = Ledger.of();
    Instant before = at("2024-06-01T12:00:00");
    for (int i = 0; i < 24; i++) {
      ledger.with(
          i < 14 ? opened("P2", before).closedAfter(days(24 + i / 2)) : opened("P2", before));
    }

    Figure now =
        ledger
            .ask("backlog-days-to-clear")
            .on("2024-07-02")
            .now(at("2024-07-02T09:00:00"))
            .figure();
    assertThat(now.value()).isEqualTo(10 / 2.0);
    assertThat(now.numerator()).isEqualTo(10);
    assertThat(now.denominator()).isEqualTo(2);
    assertThat(
            ledger
                .ask("backlog-days-to-clear")
                .between("2024-06-30", "2024-07-01")
                .each(Interval.DAY)
                .now(at("2024-07-02T09:00:00"))
                .by(AREA)
                .where(AREA, "Birmingham")
                .rows())
        .extracting(row -> row.figure().value())
        .containsExactly(12 / (12 / 7.0), 10 / 2.0);
  }

  @Test
  void aBacklogThatGrowsIsNeverCleared() {
    Ledger ledger =
        Ledger.of(opened("P2", at("2024-06-01T12:00:00")), opened("P2").closedAfter(hours(1)));

    assertThat(ledger.ask("backlog-days-to-clear").on("2024-07-02").figure())
        .extracting(Figure::value, Figure::reason)
        .containsExactly(null, "it is not becoming fewer");
    assertThat(ledger.ask("backlog-days-to-clear").on("2024-06-03").figure().reason())
        .contains("7 days");
  }

  @Test
  void aFlagAgreesWhenAPersonSetItTooBeforeOrAfter() {
    Ledger ledger =
        Ledger.of(
            opened("P2")
                .flaggedAfter("MISSING", FlaggedBy.AUTOMATIC, minutes(1))
                .flaggedAfter("MISSING", FlaggedBy.AUTOMATIC, minutes(2))
                .flaggedAfter("MISSING", FlaggedBy.OFFICER, hours(1))
                .flaggedAfter("AGE_CHILD", FlaggedBy.AUTOMATIC, minutes(1))
                .flaggedAfter("DISABILITY", FlaggedBy.CALL_TAKER, minutes(1)),
            opened("P2")
                .flaggedAfter("MISSING", FlaggedBy.AUTOMATIC, minutes(1))
                .flaggedAfter("MISSING", FlaggedBy.UNKNOWN, minutes(2)));

    assertThat(ledger.ask("vulnerability-flag-agreement").on(DAY).by(FLAG).of("MISSING").value())
        .isEqualTo(50);
    assertThat(ledger.ask("vulnerability-flag-agreement").on(DAY).by(FLAG).of("AGE_CHILD").value())
        .isZero();
    assertThat(ledger.ask("vulnerability-flag-agreement").on(DAY).figure().denominator())
        .isEqualTo(3);
  }

  @Test
  void aDayOfTwentyThreeHoursHasTwentyThreeHoursOfEveryStock() {
    Ledger ledger =
        Ledger.of(
            opened("P1", utc("2024-03-31T00:30:00Z"))
                .onTerminalAfter("ASTON-1", seconds(0))
                .closedAfter(minutes(60)));

    assertThat(ledger.ask("logs-per-terminal").on("2024-03-31").figure().series().mean())
        .isEqualTo(3600 / 82_800.0);
    assertThat(ledger.ask("open-not-reassessed").on("2024-03-31").figure().series().mean())
        .isEqualTo((3600 - 901) / 82_800.0);
    assertThat(ledger.ask("open-by-age").on("2024-03-31").by(AGE).of("under-15m").series().mean())
        .isEqualTo(900 / 82_800.0);
  }

  @Test
  void whatWasOpenedLateBeforeADayOfTwentyThreeHoursIsTooOldTwoLocalDaysLater() {
    Ledger ledger =
        Ledger.of(opened("P1", utc("2024-03-30T23:30:00Z")).closedAfter(hours(3 * 24 + 12)));

    Instant later = utc("2024-04-10T12:00:00Z");
    assertThat(
            ledger
                .ask("open-by-age")
                .on("2024-03-31")
                .now(later)
                .by(AGE)
                .of("4-24h")
                .series()
                .mean())
        .isEqualTo((23 * 3600 - 3.5 * 3600) / 82_800);
    assertThat(ledger.ask("open-by-age").on("2024-03-31").now(later).by(AGE).of("4-24h").value())
        .isEqualTo(1);
  }

  @Test
  void eventsThatComeLateMoveEveryStockOfThePast() {
    IncidentStory story =
        opened("P1").onTerminalAfter("ASTON-1", seconds(0)).assessedAfter(minutes(10));
    Ledger ledger = Ledger.of(story);
    assertThat(now(ledger, "open-not-reassessed", NOON.plusSeconds(3600))).isEqualTo(1);

    ledger.with(incident(story.step(1).entityId() + "x").opened("P1", "Dudley", NOON));
    story.assessedAfter(minutes(50));
    story.arrivedAfter(hours(2));
    ledger.with(story);

    assertThat(now(ledger, "open-not-reassessed", NOON.plusSeconds(3600))).isEqualTo(1);
    assertThat(
            ledger
                .ask("open-not-reassessed")
                .on(DAY)
                .now(NOON.plusSeconds(3600))
                .by(AREA)
                .of("Birmingham")
                .value())
        .isZero();
    assertThat(ledger.ask("open-not-reassessed").on(DAY).value()).isEqualTo(1);
  }

  @Test
  void aPeriodBeforeAnythingIsOpenHasNone() {
    Ledger ledger = Ledger.of(opened("P1").closedAfter(hours(1)));

    for (String stock :
        new String[] {
          "open-incidents",
          "open-past-target",
          "open-by-age",
          "open-vulnerable",
          "open-domestic-abuse",
          "open-not-reassessed",
          "open-not-seen-or-spoken-to",
          "logs-per-terminal"
        }) {
      assertThat(ledger.ask(stock).on("2024-07-05").value()).as(stock).isZero();
      assertThat(ledger.ask(stock).on("2024-06-05").value()).as(stock).isNull();
    }
    assertThat(ledger.ask("oldest-open-incident").on("2024-07-05").value()).isNull();
  }
}
