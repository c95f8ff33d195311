package uk.peelboard.standalone.bench;

import static uk.peelboard.standalone.bench.Scene.DAY;
import static uk.peelboard.standalone.bench.Scene.HOUR;

import java.time.Instant;
import uk.peelboard.domain.event.CasePayload.CaseAssigned;
import uk.peelboard.domain.event.CasePayload.CaseClosed;
import uk.peelboard.domain.event.CasePayload.CaseDue;
import uk.peelboard.domain.event.CasePayload.CaseOpened;
import uk.peelboard.domain.event.CasePayload.CaseProgressed;
import uk.peelboard.domain.event.CasePayload.CaseReviewed;
import uk.peelboard.domain.event.CasePayload.CaseRiskGraded;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.ingest.simulator.Chance;

/** A case goes on for months, with a review now and then; a risk form is filled in within hours. */
final class CaseCourse {
  private static final String[] TYPES = {"MISSING_PERSON", "MARAC", "RSO_VISIT", "DVPO"};
  private static final double[] TYPE_SHARES = {50, 20, 20, 10};
  private static final int MOST_REVIEWS = 5;

  private final Scene scene;
  private final Chance chance;

  CaseCourse(Scene scene) {
    this.scene = scene;
    this.chance = scene.chance();
  }

  void open(long opened) {
    Course one = scene.begin(EntityKind.CASE);
    String type = TYPES[chance.pick(TYPE_SHARES)];
    int risk = chance.below(Scene.RISKS.length);
    Instant due = Instant.ofEpochMilli(opened + 28 * DAY);
    scene.then(
        one,
        opened,
        new CaseOpened(type, scene.area(), null, Scene.RISKS[risk], chance.of(0.3), true, due));
    long at = opened + scene.exponential(12 * HOUR);
    scene.then(one, at, new CaseAssigned(scene.officer(), null));
    if (chance.of(0.2)) {
      at += scene.exponential(3 * DAY);
      scene.then(one, at, new CaseRiskGraded(Scene.RISKS[chance.below(Scene.RISKS.length)]));
    }
    if (chance.of(0.1)) {
      at += scene.exponential(5 * DAY);
      scene.then(one, at, new CaseDue(due.plusSeconds(14 * DAY / 1000)));
    }
    int reviews = chance.below(MOST_REVIEWS + 1);
    for (int i = 0; i < reviews; i++) {
      at += scene.exponential(20 * DAY);
      scene.then(one, at, new CaseReviewed("SUPERVISOR"));
    }
    at += scene.exponential(20 * DAY);
    scene.then(one, at, new CaseProgressed("DISCUSSED"));
    scene.then(one, at + scene.exponential(5 * DAY), new CaseClosed("COMPLETED"));
    scene.end(one);
  }

  void riskForm(long opened, String area) {
    Course form = scene.begin(EntityKind.CASE);
    scene.then(form, opened, new CaseOpened("DASH", area, null, null, null, true, null));
    scene.then(form, opened + scene.exponential(2 * HOUR), new CaseClosed("COMPLETED"));
    scene.end(form);
  }
}
