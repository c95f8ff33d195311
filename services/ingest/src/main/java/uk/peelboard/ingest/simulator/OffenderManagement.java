package uk.peelboard.ingest.simulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import uk.peelboard.domain.event.CasePayload.CaseAssigned;
import uk.peelboard.domain.event.CasePayload.CaseOpened;
import uk.peelboard.domain.event.CasePayload.CaseReviewed;

/**
 * Registered sex offenders, whom teams of managers visit when they come round to it, and referrals
 * about children exploited online, which wait for an assessment.
 */
final class OffenderManagement {
  private static final int TEAMS = 10;

  /** 78 people less 12 sergeants and 7 in support (HMICFRS, PEEL effectiveness 2017). */
  private static final int MANAGERS = 59;

  /** The lowest of these risks is managed without visits. */
  private static final Shares RISKS = Shares.parse("REACTIVE:25 LOW:30 MEDIUM:33 HIGH:12");

  private static final double VISITS_PER_YEAR = 2.2;
  private static final double REGISTRATIONS_PER_YEAR = 0.12;
  private static final double REVIEWS_PER_YEAR = 1;
  private static final int NOTICE_DAYS = 4;

  private static final double REFERRALS_PER_DAY = 4;
  private static final double ASSESSMENTS_PER_WEEKDAY = 5.8;

  private static final List<String> ENDINGS = List.of("REGISTRATION_ENDED", "MOVED_AWAY", "DIED");

  private final World world;
  private final Chance chance;
  private final CaseBook cases;
  private final int registered;
  private final List<String> offenders = new ArrayList<>();
  private final List<Deque<String>> visits =
      Stream.generate(() -> (Deque<String>) new ArrayDeque<String>()).limit(TEAMS).toList();
  private final Deque<String> referrals = new ArrayDeque<>();

  OffenderManagement(World world, Chance chance, int registered, CaseBook cases) {
    this.world = world;
    this.chance = chance;
    this.registered = registered;
    this.cases = cases;
  }

  /** Takes over the register. */
  void begin() {
    for (int i = 0; i < registered; i++) {
      int team = chance.below(TEAMS);
      offenders.add(cases.openedBefore(chance.between(1, 3000), offender("RSO", team, null)));
      assign(offenders.get(i), team);
    }
  }

  /** A day's changes, visits and assessments, from the morning on. */
  void day(Staffing staffing) {
    several(REGISTRATIONS_PER_YEAR * registered / 365, this::register);
    several(REGISTRATIONS_PER_YEAR * registered / 365, this::end);
    several(REVIEWS_PER_YEAR * registered / 365, this::review);
    several(VISITS_PER_YEAR * registered / 365, this::fallDue);
    several(REFERRALS_PER_DAY, this::refer);
    if (!cases.isWeekend()) {
      visits.forEach(team -> several(staffing.visitsPerTeamAndWeekday(), () -> visit(team)));
      several(ASSESSMENTS_PER_WEEKDAY, this::assess);
    }
  }

  private void several(double perDay, Runnable what) {
    for (double at = chance.exponential(1 / perDay); at < 1; at += chance.exponential(1 / perDay)) {
      cases.after(at / 3, what);
    }
  }

  private CaseOpened offender(String type, int team, Instant due) {
    return new CaseOpened(
        type, cases.somewhere(), teamName(team), RISKS.pick(chance), null, null, due);
  }

  private static String teamName(int team) {
    return "RSO-" + (team + 1);
  }

  private void assign(String id, int team) {
    int manager = team + TEAMS * chance.below(1 + (MANAGERS - 1 - team) / TEAMS);
    String key = world.pseudonyms().ofStaff("manager " + manager);
    cases.note(id, new CaseAssigned(key, teamName(team)));
  }

  private void register() {
    int team = chance.below(TEAMS);
    String id = cases.open(offender("RSO", team, null));
    offenders.add(id);
    cases.after(0.1, () -> assign(id, team));
  }

  private void end() {
    String id = offenders.remove(chance.below(offenders.size()));
    cases.close(id, ENDINGS.get(chance.below(ENDINGS.size())));
  }

  private void review() {
    cases.note(offenders.get(chance.below(offenders.size())), new CaseReviewed("SUPERVISOR"));
  }

  private void fallDue() {
    int team = chance.below(TEAMS);
    Instant due = Instant.ofEpochMilli(world.agenda().now()).plusSeconds(NOTICE_DAYS * 86_400L);
    visits.get(team).add(cases.open(offender("RSO_VISIT", team, due)));
  }

  private void visit(Deque<String> team) {
    if (!team.isEmpty()) {
      cases.close(team.remove(), "VISITED");
    }
  }

  private void refer() {
    referrals.add(
        cases.open(
            new CaseOpened("OCSET_REFERRAL", cases.somewhere(), "OCSET", null, null, null, null)));
  }

  private void assess() {
    if (referrals.isEmpty()) {
      return;
    }
    String id = referrals.remove();
    cases.reach(id, "ASSESSED");
    if (chance.of(0.35)) {
      double warrant = chance.exponential(12);
      cases.after(warrant, () -> cases.reach(id, "WARRANT"));
      cases.after(warrant + 1, () -> cases.close(id, "ENFORCED"));
    } else {
      cases.after(chance.exponential(8), () -> cases.close(id, "NO_FURTHER_ACTION"));
    }
  }
}
