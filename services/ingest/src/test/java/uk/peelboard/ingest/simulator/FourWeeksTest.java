package uk.peelboard.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.ingest.simulator.Forces.START;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What four weeks of 2024 come to. */
class FourWeeksTest {
  private static final Set<String> POSITIVE = Set.of("1", "2", "3", "4", "6", "7", "8");
  private static final Instant END = START.plus(Duration.ofDays(28));

  private static Contact contact;
  private static Contact settled;
  private static Registers registers;

  @BeforeAll
  static void run() {
    SimulatedForce force = new SimulatedForce(Forces.westMidlands(), START, 2024);
    Journals journals = Journals.of(force, END);
    contact = new Contact(journals, START, END);
    settled = new Contact(journals, START.plus(Duration.ofDays(7)), END);
    registers = new Registers(journals, START, END);
  }

  @Test
  void seventyThousandEmergencyCallsAMonthAreAnsweredInFiveSeconds() {
    assertThat(contact.perMonth("999")).isBetween(67_900.0, 72_100.0);
    assertThat(contact.meanOf("999")).isBetween(4.0, 6.0);
    assertThat(contact.ratio("abandoned 999", "999")).isBetween(0.0001, 0.002);
  }

  @Test
  void aHundredThousandOtherCallsAMonthWaitLittleMoreThanAMinute() {
    assertThat(contact.perMonth("101")).isBetween(97_000.0, 105_000.0);
    assertThat(contact.meanOf("101")).isBetween(62.0, 82.0);
    assertThat(contact.ratio("abandoned 101", "101")).isBetween(0.03, 0.08);
  }

  @Test
  void immediateIncidentsAreReachedInElevenMinutesAndPriorityOnesInThirtyNine() {
    assertThat(contact.meanOf("P1") / 60).isBetween(10.0, 12.0);
    assertThat(contact.meanOf("P2") / 60).isBetween(36.0, 42.0);
    assertThat(contact.perDay("graded anew")).isBetween(10.0, 80.0);
  }

  @Test
  void aTerminalHoldsTwentyToFiftyLogs() {
    assertThat(settled.usual("open")).isBetween(350.0, 650.0);
    assertThat(settled.most("open")).isBetween(450, 750);
    assertThat(settled.usual("terminal ASTON-7")).isBetween(20.0, 40.0);
    assertThat(settled.fullestTerminal()).isLessThanOrEqualTo(50);
  }

  @Test
  void whoIsVulnerableAndWaitsIsThoughtOfAgain() {
    assertThat(settled.usual("not reassessed")).isLessThan(1.5);
  }

  @Test
  void twoHundredAppointmentsADayAreBookedAndMostAreKept() {
    assertThat(settled.perDay("appointments")).isBetween(180.0, 215.0);
    assertThat(settled.ratio("appointments missed", "appointments kept")).isBetween(0.002, 0.1);
    assertThat(settled.countOf("closed NO_REPLY")).isPositive();
  }

  @Test
  void theDoctrineEscalatesAndCloses() {
    assertThat(settled.perDay("escalated VULNERABILITY")).isBetween(2.0, 40.0);
    assertThat(settled.perDay("escalated VOLUME_DEMAND")).isBetween(1.0, 40.0);
    assertThat(settled.perDay("closed DOCTRINE")).isBetween(0.2, 20.0);
  }

  @Test
  void nineHundredCrimesADayOfWhichAnEighthOrSoAreSolved() {
    double positive = POSITIVE.stream().mapToInt(o -> registers.countOf("outcome " + o)).sum();

    assertThat(registers.perDay("crimes")).isBetween(840.0, 930.0);
    assertThat(positive / registers.countOf("crimes")).isBetween(0.11, 0.13);
  }

  @Test
  void nearlyEveryDomesticAbuseIncidentHasAForm() {
    assertThat(registers.countOf("DASH closed COMPLETED") / (double) countOfAbuse())
        .isBetween(0.75, 0.95);
    assertThat(registers.countOf("MARAC DISCUSSED")).isPositive();
  }

  private static int countOfAbuse() {
    return contact.countOf("domestic abuse incidents");
  }

  @Test
  void thereAreCasesOfEveryKind() {
    assertThat(registers.perDay("MISSING_PERSON")).isBetween(24.0, 36.0);
    assertThat(registers.openOf("RSO")).isBetween(4_250, 4_550);
    assertThat(registers.overdueOf("RSO_VISIT")).isBetween(5, 200);
    assertThat(registers.openOf("OCG")).isBetween(170, 220);
    assertThat(registers.openOf("OCSET_REFERRAL")).isPositive();
    assertThat(registers.countOf("PROTECTIVE_ORDER GRANTED")).isPositive();
    assertThat(registers.ratio("VICTIM_CONTACT on time", "VICTIM_CONTACT due"))
        .isBetween(0.75, 0.99);
  }
}
