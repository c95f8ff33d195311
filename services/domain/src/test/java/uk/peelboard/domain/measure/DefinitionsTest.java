package uk.peelboard.domain.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.domain.fixture.Forces.always;
import static uk.peelboard.domain.fixture.Forces.limit;
import static uk.peelboard.domain.fixture.Forces.target;
import static uk.peelboard.domain.fixture.Forces.westMidlands;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.fixture.Forces;
import uk.peelboard.domain.profile.CaseMeaning;
import uk.peelboard.domain.profile.CaseType;
import uk.peelboard.domain.profile.ControlRoom;
import uk.peelboard.domain.profile.Grade;
import uk.peelboard.domain.profile.Headcount;
import uk.peelboard.domain.profile.Limits;
import uk.peelboard.domain.profile.Population;
import uk.peelboard.domain.profile.Role;
import uk.peelboard.domain.profile.Team;
import uk.peelboard.domain.profile.Threshold;

class DefinitionsTest {

  private static String fingerprint(Forces.Variant variant) {
    return new Definitions(variant.profile()).fingerprint();
  }

  private static final String OURS = fingerprint(westMidlands());

  @Test
  void theSameProfileHasTheSameFingerprint() {
    assertThat(fingerprint(westMidlands())).isEqualTo(OURS).matches("[0-9a-f]{32}");
  }

  @Test
  void whatDecidesInWhichCellSomethingIsCountedChangesTheFingerprint() {
    assertThat(
            List.of(
                fingerprint(westMidlands().zone("America/Los_Angeles")),
                fingerprint(westMidlands().areas("Birmingham", "Coventry")),
                fingerprint(westMidlands().grade(new Grade("P4", "Telephone", always(1)))),
                fingerprint(westMidlands().offences("Burglary")),
                fingerprint(westMidlands().grade(reviewed("P4", 3600))),
                fingerprint(westMidlands().grade(reviewed("P4", 900))),
                fingerprint(westMidlands().doctrineClosingReasons("DOCTRINE", "TRIAGED")),
                fingerprint(
                    westMidlands().controlRooms(new ControlRoom("R1", "Room", Set.of("T1")))),
                fingerprint(
                    westMidlands().controlRooms(new ControlRoom("R1", "Room", Set.of("T2")))),
                fingerprint(westMidlands().caseTypes(caseType("DISCUSSED", CaseMeaning.DONE))),
                fingerprint(westMidlands().caseTypes(caseType("DISCUSSED", CaseMeaning.OTHER))),
                fingerprint(westMidlands().caseTypes(caseType("HEARD", CaseMeaning.DONE))),
                fingerprint(westMidlands().teams(new Team("A", "Team A", Set.of())))))
        .doesNotContain(OURS)
        .doesNotHaveDuplicates();
  }

  private static Grade reviewed(String code, long seconds) {
    return new Grade(code, "Telephone", Limits.NONE, always(seconds));
  }

  private static CaseType caseType(String milestone, CaseMeaning meaning) {
    return new CaseType("MARAC", "Conference", Map.of(milestone, meaning), Map.of());
  }

  @Test
  void anAreaWithACommaIsNotTwoAreas() {
    assertThat(fingerprint(westMidlands().areas("Dudley, Walsall")))
        .isNotEqualTo(fingerprint(westMidlands().areas("Dudley", "Walsall")));
  }

  @Test
  void theOrderInWhichAreasAreShownDoesNotChangeTheFingerprint() {
    assertThat(fingerprint(westMidlands().areas("Coventry", "Dudley", "Birmingham")))
        .isEqualTo(OURS);
  }

  @Test
  void whatIsAskedLaterDoesNotChangeTheFingerprint() {
    LocalDate day = LocalDate.of(2024, 4, 1);

    assertThat(
            List.of(
                fingerprint(
                    westMidlands().targets(target("calls-abandoned", Map.of(), 5, "2024-04-01"))),
                fingerprint(
                    westMidlands()
                        .thresholds(
                            new Threshold("open-incidents", "warning", Map.of(), 750, day))),
                fingerprint(westMidlands().populations(new Population(null, 2024, "a", 100))),
                fingerprint(
                    westMidlands()
                        .headcounts(new Headcount(Role.OFFICER, null, day, 6_000, "a paper"))),
                fingerprint(westMidlands().p1Within(limit(600, "2024-04-01")))))
        .containsOnly(OURS);
  }

  @Test
  void measuresAndTheirDimensionsArePartOfStoredKeysAndStayAsTheyAre() {
    assertThat(Measures.all().stream().map(Measure::signature))
        .containsExactly(
            "calls-presented HAPPENING Call [LINE, AREA]",
            "calls-answered HAPPENING Call [LINE, AREA]",
            "call-answer DURATION Call [LINE, AREA]",
            "call-queue DURATION Call [LINE]",
            "calls-abandoned HAPPENING Call [LINE, AREA, STAGE]",
            "call-abandon-wait DURATION Call [LINE, AREA]",
            "calls-waiting-starts EDGE Call [LINE]",
            "calls-waiting-ends EDGE Call [LINE]",
            "calls-waiting-open OPEN Call [LINE]",
            "incidents-opened HAPPENING Incident [GRADE, AREA, VULNERABLE, DOMESTIC_ABUSE]",
            "incidents-closed HAPPENING Incident [GRADE, AREA, VULNERABLE]",
            "incidents-not-attended HAPPENING Incident [GRADE, AREA, REASON, APPOINTMENT]",
            "incidents-closed-by-doctrine HAPPENING Incident [AREA]",
            "attendance DURATION Incident [GRADE, AREA, VULNERABLE, UPGRADED]",
            "attendance-since-upgrade DURATION Incident [GRADE]",
            "dispatch-delay DURATION Incident [GRADE, AREA]",
            "travel-time DURATION Incident [GRADE, AREA]",
            "incidents-upgraded HAPPENING Incident [GRADE, AREA, FROM_GRADE]",
            "incidents-downgraded HAPPENING Incident [GRADE, AREA, FROM_GRADE]",
            "appointments-booked HAPPENING Incident [AREA, DAYS_AHEAD]",
            "appointments-due DUE Incident [AREA, KEPT]",
            "incidents-escalated HAPPENING Incident [REASON, AREA]",
            "vulnerabilities-flagged HAPPENING Incident [FLAG, AGREED]",
            "open-incidents-starts EDGE Incident [GRADE, AREA, STATE, VULNERABLE, UNSEEN]",
            "open-incidents-ends EDGE Incident [GRADE, AREA, STATE, VULNERABLE, UNSEEN]",
            "open-incidents-open OPEN Incident [GRADE, AREA, STATE, VULNERABLE, UNSEEN]",
            "open-domestic-abuse-starts EDGE Incident [GRADE, AREA]",
            "open-domestic-abuse-ends EDGE Incident [GRADE, AREA]",
            "open-domestic-abuse-open OPEN Incident [GRADE, AREA]",
            "logs-held-starts EDGE Incident [TERMINAL, CONTROL_ROOM]",
            "logs-held-ends EDGE Incident [TERMINAL, CONTROL_ROOM]",
            "logs-held-open OPEN Incident [TERMINAL, CONTROL_ROOM]",
            "open-unassessed-starts EDGE Incident [GRADE, AREA, VULNERABLE]",
            "open-unassessed-ends EDGE Incident [GRADE, AREA, VULNERABLE]",
            "open-unassessed-open OPEN Incident [GRADE, AREA, VULNERABLE]",
            "crimes-recorded HAPPENING Crime [OFFENCE, AREA, DOMESTIC_ABUSE]",
            "crimes-cancelled HAPPENING Crime [GROUND]",
            "outcomes-tracked HAPPENING Crime [OUTCOME, OFFENCE, AREA]",
            "outcomes-assigned HAPPENING Crime [OUTCOME, OFFENCE, AREA, DOMESTIC_ABUSE]",
            "outcomes-reversed HAPPENING Crime [OUTCOME, OFFENCE, AREA, DOMESTIC_ABUSE]",
            "days-to-outcome DAYS Crime [OUTCOME, OFFENCE]",
            "crimes-without-outcome-starts EDGE Crime [OFFENCE, AREA]",
            "crimes-without-outcome-ends EDGE Crime [OFFENCE, AREA]",
            "crimes-without-outcome-open OPEN Crime [OFFENCE, AREA]",
            "cases-opened HAPPENING Case [CASE_TYPE, AREA]",
            "cases-done DURATION Case [CASE_TYPE, AREA, RISK, REPEAT]",
            "orders-granted HAPPENING Case [CASE_TYPE, AREA, BREACHED]",
            "cases-due DUE Case [CASE_TYPE, AREA, IN_TIME]",
            "case-risk-changes HAPPENING Case [CASE_TYPE, AREA, RISK]",
            "open-cases-starts EDGE Case [CASE_TYPE, AREA, TEAM, RISK, CASE_STATE]",
            "open-cases-ends EDGE Case [CASE_TYPE, AREA, TEAM, RISK, CASE_STATE]",
            "open-cases-open OPEN Case [CASE_TYPE, AREA, TEAM, RISK, CASE_STATE]",
            "held-cases-starts EDGE Case [CASE_TYPE, TEAM, HOLDER]",
            "held-cases-ends EDGE Case [CASE_TYPE, TEAM, HOLDER]",
            "held-cases-open OPEN Case [CASE_TYPE, TEAM, HOLDER]",
            "overdue-cases-starts EDGE Case [CASE_TYPE, AREA, TEAM]",
            "overdue-cases-ends EDGE Case [CASE_TYPE, AREA, TEAM]",
            "overdue-cases-open OPEN Case [CASE_TYPE, AREA, TEAM]",
            "callers-heard HAPPENING Caller []",
            "repeat-callers-starts EDGE Caller [LINE]",
            "repeat-callers-ends EDGE Caller [LINE]",
            "repeat-callers-open OPEN Caller [LINE]",
            "findings HAPPENING Fact [TOPIC, REASON]",
            "events-received ACCOUNT Fact [TOPIC, TYPE]",
            "events-counted ACCOUNT Fact [TOPIC, TYPE]",
            "events-occurred ACCOUNT Fact [TOPIC]",
            "events-rejected ACCOUNT Fact [TOPIC, TYPE, REASON]",
            "last-event ACCOUNT Fact [TOPIC]");
  }
}
