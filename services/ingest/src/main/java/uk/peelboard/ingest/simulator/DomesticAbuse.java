package uk.peelboard.ingest.simulator;

import java.time.Instant;
import uk.peelboard.domain.event.CasePayload.CaseOpened;
import uk.peelboard.domain.event.CasePayload.CaseRiskGraded;

/**
 * What follows on domestic abuse: a DASH form, an arrest, protection orders, and where the form
 * says high risk a referral to the agencies' conference.
 */
final class DomesticAbuse {
  private static final double ORDER_DAYS = 28;

  /** Arrests without a charge that a protection notice would suit. */
  private static final double NOTICE_SUITS = 0.15;

  private static final double OTHER_ORDERS_PER_ARREST = 0.09;

  private final CaseBook cases;
  private final Chance chance;
  private final Asked asked;
  private final Conferences conferences;
  private long noticesBusyUntil;
  private final World world;

  DomesticAbuse(World world, Chance chance, Asked asked, CaseBook cases, Conferences conferences) {
    this.world = world;
    this.chance = chance;
    this.asked = asked;
    this.cases = cases;
    this.conferences = conferences;
  }

  /** Somebody has been there, or has spoken to the victim. */
  void seenTo(String area, boolean crime) {
    if (chance.of(crime ? asked.dashOfCrimes() : asked.dashOfOthers())) {
      fillInForm(area);
    }
    if (crime && chance.of(asked.arrestsPerCrime())) {
      double days = chance.of(0.65) ? 0.01 : chance.exponential(4);
      cases.after(days, () -> arrest(area));
    }
  }

  private void fillInForm(String area) {
    String id = cases.open(about("DASH", area, null, null, null));
    boolean high = chance.of(asked.highRiskOfForms());
    String risk = high ? "HIGH" : chance.of(0.35) ? "MEDIUM" : "LOW";
    cases.after(chance.exponential(0.04), () -> grade(id, area, risk));
  }

  private void grade(String id, String area, String risk) {
    cases.note(id, new CaseRiskGraded(risk));
    cases.close(id, "COMPLETED");
    if (risk.equals("HIGH")) {
      boolean repeat = chance.of(asked.maracRepeats());
      conferences.refer(about("MARAC", area, "HIGH", repeat, conferences.due()));
    }
  }

  private void arrest(String area) {
    String id = cases.open(about("DA_ARREST", area, null, null, null));
    double draw = chance.draw();
    String result = draw < 0.4 ? "CHARGED" : draw < 0.7 ? "BAILED" : "RELEASED";
    cases.after(chance.between(0.3, 0.95), () -> cases.close(id, result));
    if (!result.equals("CHARGED") && chance.of(NOTICE_SUITS)) {
      notice(area);
    }
    if (chance.of(OTHER_ORDERS_PER_ARREST)) {
      otherOrder(area);
    }
  }

  /** There are too few who can prepare a notice to prepare all that would suit. */
  private void notice(String area) {
    long now = world.agenda().now();
    if (now < noticesBusyUntil) {
      return;
    }
    double days = asked.daysPerProtectionNotice() * chance.between(0.8, 1.2);
    noticesBusyUntil = now + (long) (days * CaseBook.DAY * 1000);
    Instant hearing = Instant.ofEpochMilli(now).plusSeconds(48 * 3600);
    String id = cases.open(about("DVPO", area, null, null, hearing));
    if (chance.of(asked.protectionOrdersGranted())) {
      cases.after(chance.between(1, 2), () -> grant(id));
    } else {
      cases.after(chance.between(1, 2), () -> cases.close(id, "REFUSED"));
    }
  }

  private void grant(String id) {
    cases.reach(id, "GRANTED");
    if (chance.of(asked.protectionOrdersBreached())) {
      cases.after(chance.between(1, ORDER_DAYS), () -> cases.reach(id, "BREACHED"));
    }
    cases.after(ORDER_DAYS, () -> cases.close(id, "EXPIRED"));
  }

  private void otherOrder(String area) {
    String id = cases.open(about("PROTECTIVE_ORDER", area, null, null, null));
    cases.after(
        chance.exponential(20),
        () -> {
          if (chance.of(0.85)) {
            cases.reach(id, "GRANTED");
            if (chance.of(0.1)) {
              cases.after(chance.exponential(60), () -> cases.reach(id, "BREACHED"));
            }
            cases.after(365, () -> cases.close(id, "EXPIRED"));
          } else {
            cases.close(id, "REFUSED");
          }
        });
  }

  private static CaseOpened about(
      String type, String area, String risk, Boolean repeat, Instant due) {
    return new CaseOpened(type, area, null, risk, repeat, true, due);
  }
}
