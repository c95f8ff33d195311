package uk.peelboard.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.ingest.simulator.Forces.midnight;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the summer of 2017 comes to, before which crimes and cases were kept for a year and more.
 */
class SummerOf2017Test {
  private static final Instant BEGINNING = midnight("2016-04-03");
  private static final Instant START = midnight("2017-07-01");
  private static final Instant END = midnight("2017-07-29");

  /** The year before. */
  private static final Instant YEAR = midnight("2016-07-01");

  private static Contact contact;
  private static Contact settled;
  private static Registers month;
  private static Registers year;

  @BeforeAll
  static void run() {
    SimulatedForce force =
        new SimulatedForce(
            Forces.westMidlands(), Scenario.named("west-midlands-2017"), BEGINNING, START, 2017);
    Journals journals = Journals.of(force, END);
    contact = new Contact(journals, START, END);
    settled = new Contact(journals, START.plus(Duration.ofDays(14)), END);
    month = new Registers(journals, START, END);
    year = new Registers(journals, YEAR, START);
  }

  @Test
  void twentyFourHundredIncidentsAreOpenAtTheHeight() {
    assertThat(contact.most("open")).isBetween(2_160, 2_640);
    assertThat(contact.perMonth("999")).isBetween(62_000.0, 66_500.0);
  }

  @Test
  void aTerminalHoldsMoreThanTwoHundredLogs() {
    assertThat(contact.fullestTerminal()).isGreaterThan(200);
    assertThat(settled.usual("terminal COVENTRY-2")).isGreaterThan(200);
  }

  @Test
  void theVulnerableWaitPastTheirTargetAndNobodyThinksOfThemAgain() {
    assertThat(settled.usual("not reassessed")).isGreaterThan(3);
    assertThat(settled.most("not reassessed")).isGreaterThan(10);
  }

  @Test
  void thereAreNoAppointmentsAndIsNoDoctrine() {
    assertThat(contact.countOf("appointments")).isZero();
    assertThat(contact.countOf("closed DOCTRINE")).isZero();
    assertThat(contact.countOf("escalated VULNERABILITY")).isZero();
  }

  @Test
  void inSixOfTenCrimesThereIsNoSuspectAndOneInEightIsCharged() {
    for (Registers time : new Registers[] {month, year}) {
      assertThat(100 * time.ratio("outcome 1", "outcomes")).isBetween(10.0, 14.0);
      assertThat(100 * time.ratio("outcome 16", "outcomes")).isBetween(7.0, 11.0);
      assertThat(100 * time.ratio("outcome 18", "outcomes")).isBetween(59.0, 63.0);
    }
  }

  @Test
  void aTenthOfCrimesIsDomesticAbuse() {
    assertThat(100 * year.ratio("domestic abuse crimes", "crimes")).isBetween(9.5, 10.5);
    assertThat(month.perDay("crimes")).isBetween(560.0, 640.0);
    assertThat(month.perDay("domestic abuse crimes")).isBetween(53.0, 66.0);
  }

  @Test
  void ofAHundredDomesticAbuseCrimesFiftyFourLeadToAnArrest() {
    assertPerHundred("DA_ARREST", 54);
    assertPerHundred("domestic abuse outcome 1", 26.5);
    assertPerHundred("domestic abuse outcome 16", 44.8);
    assertPerHundred("DASH closed COMPLETED", 130);
  }

  private static void assertPerHundred(String what, double expected) {
    assertThat(100 * year.ratio(what, "domestic abuse crimes"))
        .as(what)
        .isBetween(0.97 * expected, 1.03 * expected);
  }

  @Test
  void aHundredAndTwentyFiveProtectionOrdersAreGrantedAndFourteenBreached() {
    assertThat(year.countOf("DVPO GRANTED")).isBetween(119, 131);
    assertThat(year.countOf("DVPO BREACHED")).isBetween(10, 18);
  }

  @Test
  void threeInTenCasesAtConferencesAreRepeats() {
    assertThat(year.countOf("MARAC DISCUSSED")).isBetween(3_680, 4_070);
    assertThat(100 * year.ratio("MARAC DISCUSSED repeat", "MARAC DISCUSSED")).isBetween(27.5, 30.5);
  }

  @Test
  void aSpecialistHasThirteenInvestigationsAndNobodyMoreThanSeventeen() {
    assertThat(month.meanLoad()).isBetween(11.5, 14.5);
    assertThat(month.mostLoad()).isBetween(14, 17);
  }

  @Test
  void groupsAreDisruptedTwiceAYearAndVisitsToOffendersFallBehind() {
    assertThat(100.0 * year.countOf("OCG_DISRUPTION") / year.openOf("OCG")).isBetween(175.0, 225.0);
    assertThat(month.overdueOf("RSO_VISIT") / 10.0).isBetween(4.0, 20.0);
  }
}
