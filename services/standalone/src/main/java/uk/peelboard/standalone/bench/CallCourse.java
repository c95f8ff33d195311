package uk.peelboard.standalone.bench;

import static uk.peelboard.standalone.bench.Scene.MINUTE;
import static uk.peelboard.standalone.bench.Scene.SECOND;

import uk.peelboard.domain.event.CallPayload.CallAbandoned;
import uk.peelboard.domain.event.CallPayload.CallAnswered;
import uk.peelboard.domain.event.CallPayload.CallEnded;
import uk.peelboard.domain.event.CallPayload.CallPresented;
import uk.peelboard.domain.event.CallPayload.CallQueued;
import uk.peelboard.domain.event.CallPayload.CallbackAccepted;
import uk.peelboard.domain.event.CallPayload.Stage;
import uk.peelboard.domain.event.EntityKind;

/** A call is over within minutes; some open an incident. */
final class CallCourse {
  private final Scene scene;
  private final IncidentCourse incidents;

  /** How one line's calls go: with what probability, and after how long. */
  private record Line(
      String code, double abandoned, double calledBack, long answerSeconds, double opens) {}

  private static final Line EMERGENCY = new Line("999", 0.005, 0, 4, 0.35);
  private static final Line NON_EMERGENCY = new Line("101", 0.05, 0.02, 40, 0.12);

  CallCourse(Scene scene, IncidentCourse incidents) {
    this.scene = scene;
    this.incidents = incidents;
  }

  void emergency(long at) {
    draw(at, EMERGENCY);
  }

  void nonEmergency(long at) {
    draw(at, NON_EMERGENCY);
  }

  private void draw(long presented, Line line) {
    Course call = scene.begin(EntityKind.CALL);
    String area = scene.area();
    String caller = scene.chance().of(0.9) ? scene.caller() : null;
    scene.then(call, presented, new CallPresented(line.code(), area, caller, null));
    long queued = presented + scene.between(SECOND, 3 * SECOND);
    scene.then(call, queued, new CallQueued(line.code()));
    long answerMillis = line.answerSeconds() * SECOND;
    double fate = scene.chance().draw();
    if (fate < line.abandoned()) {
      scene.then(
          call, queued + scene.exponential(2 * answerMillis), new CallAbandoned(Stage.QUEUE));
      scene.end(call);
    } else if (fate < line.abandoned() + line.calledBack()) {
      scene.then(call, queued + scene.exponential(MINUTE), new CallbackAccepted());
      scene.end(call);
    } else {
      long answered = queued + scene.lognormal(answerMillis, 0.8);
      scene.then(call, answered, new CallAnswered(scene.handler()));
      long ended = answered + 10 * SECOND + scene.exponential(4 * MINUTE);
      Course incident = scene.chance().of(line.opens()) ? scene.begin(EntityKind.INCIDENT) : null;
      scene.then(call, ended, new CallEnded(incident == null ? null : incident.id()));
      scene.end(call);
      if (incident != null) {
        incidents.ofCall(incident, (answered + ended) / 2, call, presented, area, caller);
      }
    }
  }
}
