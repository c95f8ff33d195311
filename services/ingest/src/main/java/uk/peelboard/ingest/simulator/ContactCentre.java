package uk.peelboard.ingest.simulator;

import static uk.peelboard.domain.event.EntityKind.CALL;

import java.util.ArrayDeque;
import java.util.Deque;
import uk.peelboard.domain.event.CallPayload.CallAbandoned;
import uk.peelboard.domain.event.CallPayload.CallAnswered;
import uk.peelboard.domain.event.CallPayload.CallEnded;
import uk.peelboard.domain.event.CallPayload.CallPresented;
import uk.peelboard.domain.event.CallPayload.CallQueued;
import uk.peelboard.domain.event.CallPayload.CallbackAccepted;
import uk.peelboard.domain.event.CallPayload.Stage;

/**
 * One room of call handlers for both lines. Emergencies come first, and the last free handlers are
 * kept for them. Who waits too long hangs up.
 */
final class ContactCentre {
  /** Handlers whom no 101 call is given, so that the next emergency need not wait. */
  private static final int KEPT_FOR_EMERGENCIES = 4;

  /** With so many in the 101 queue, callers are offered to be called back. */
  private static final int LONG_QUEUE = 20;

  private static final int PEOPLE = 2_900_000;
  private static final int FREQUENT_CALLERS = 150;

  /** Minutes that a handler spends on a call, talking and writing. */
  private static final double EMERGENCY_MINUTES = 6.2;

  private static final double NON_EMERGENCY_MINUTES = 8.6;

  private static final int SHIFT_HOURS = 8;
  private static final int[] SHIFT_STARTS = {6, 7, 8, 9, 10, 12, 14, 15, 16, 18, 20, 22};

  /** How many of those who gave up ring again, within minutes. */
  private static final double RING_AGAIN = 0.4;

  record Call(String id, boolean emergency, int area, String callerKey, long receivedAt) {}

  private static final class Waiting {
    final Call call;
    boolean over;

    Waiting(Call call) {
      this.call = call;
    }
  }

  private final World world;
  private final Chance chance;
  private final ControlRoom controlRoom;
  private final Staff handlers = new Staff();
  private int[] onDuty = {};
  private final Deque<Waiting> emergencies = new ArrayDeque<>();
  private final Deque<Waiting> others = new ArrayDeque<>();

  ContactCentre(World world, Chance chance, ControlRoom controlRoom) {
    this.world = world;
    this.chance = chance;
    this.controlRoom = controlRoom;
  }

  /** Fills the shifts of a week. */
  void plan(Demand.Week week, Staffing staffing) {
    double[] need =
        week.work(
            (emergencies, others) ->
                (emergencies * EMERGENCY_MINUTES + others * NON_EMERGENCY_MINUTES)
                        / 60
                        * staffing.handlers()
                    + KEPT_FOR_EMERGENCIES);
    onDuty = Shifts.cover(need, SHIFT_HOURS, SHIFT_STARTS);
  }

  void hour(int hourOfWeek) {
    handlers.onDuty(onDuty[hourOfWeek]);
    serve();
  }

  /** Somebody rings. */
  void ring(boolean emergency) {
    ring(emergency, world.areas().pick(chance), callerKey());
  }

  private void ring(boolean emergency, int area, String callerKey) {
    String written = chance.of(0.97) ? world.areas().written(area, chance) : null;
    Call call =
        new Call(
            world.recorder().newId(CALL, 'C'), emergency, area, callerKey, world.agenda().now());
    String line = emergency ? "999" : "101";
    String origin = emergency && chance.of(0.004) ? "another-force" : null;
    world.record(CALL, call.id(), new CallPresented(line, written, call.callerKey(), origin));
    if (emergency) {
      world.agenda().after(chance.between(0.3, 1.1), () -> queue(call));
    } else if (chance.of(0.04)) {
      world.agenda().after(chance.between(2, 14), () -> abandon(call, Stage.IVR));
    } else {
      world.agenda().after(chance.between(8, 16), () -> queue(call));
    }
  }

  /** A few ring very often; some withhold their number. */
  private String callerKey() {
    if (chance.of(0.08)) {
      return null;
    }
    int person = chance.below(chance.of(0.03) ? FREQUENT_CALLERS : PEOPLE);
    return world.pseudonyms().of("caller " + person);
  }

  private void queue(Call call) {
    world.record(CALL, call.id(), new CallQueued(call.emergency() ? "999" : "101"));
    Waiting waiting = new Waiting(call);
    if (call.emergency()) {
      emergencies.add(waiting);
    } else {
      others.add(waiting);
    }
    serve();
    if (waiting.over) {
      return;
    }
    if (!call.emergency() && others.size() > LONG_QUEUE && chance.of(0.2)) {
      world.agenda().after(60, () -> leave(waiting, () -> acceptCallback(call)));
    } else {
      double patience = chance.exponential(call.emergency() ? 1500 : 1100);
      world.agenda().after(patience, () -> leave(waiting, () -> abandon(call, Stage.QUEUE)));
    }
  }

  private void leave(Waiting waiting, Runnable how) {
    if (!waiting.over) {
      waiting.over = true;
      (waiting.call.emergency() ? emergencies : others).remove(waiting);
      how.run();
    }
  }

  private void abandon(Call call, Stage stage) {
    world.record(CALL, call.id(), new CallAbandoned(stage));
    if (stage == Stage.QUEUE && chance.of(RING_AGAIN)) {
      world
          .agenda()
          .after(
              chance.exponential(300), () -> ring(call.emergency(), call.area(), call.callerKey()));
    }
  }

  /** The call back itself is an outgoing call, of which these events know nothing. */
  private void acceptCallback(Call call) {
    world.record(CALL, call.id(), new CallbackAccepted());
  }

  private void serve() {
    while (!emergencies.isEmpty() && handlers.free() > 0) {
      connect(emergencies.remove());
    }
    while (!others.isEmpty() && handlers.free() > KEPT_FOR_EMERGENCIES) {
      connect(others.remove());
    }
  }

  private void connect(Waiting waiting) {
    waiting.over = true;
    int handler = handlers.take();
    double pickUp = chance.lognormal(waiting.call.emergency() ? 2.8 : 4.0, 0.5);
    world.agenda().after(pickUp, () -> answer(waiting.call, handler));
  }

  private void answer(Call call, int handler) {
    String key = world.pseudonyms().ofStaff("handler " + handler);
    world.record(CALL, call.id(), new CallAnswered(key));
    double minutes = call.emergency() ? EMERGENCY_MINUTES : NON_EMERGENCY_MINUTES;
    double seconds = chance.lognormal(minutes * 60 * 0.78, 0.7);
    double talking = seconds * 0.75;
    Urgency urgency = Grading.ofCall(call.emergency(), chance);
    if (urgency == null) {
      world.agenda().after(talking, () -> end(call, null));
    } else {
      double untilOpened =
          Math.min(talking, chance.lognormal(urgency == Urgency.IMMEDIATE ? 60 : 170, 0.5));
      String[] incident = new String[1];
      world.agenda().after(untilOpened, () -> incident[0] = controlRoom.open(urgency, call));
      world.agenda().after(talking, () -> end(call, incident[0]));
    }
    world.agenda().after(seconds, () -> free(handler));
  }

  private void end(Call call, String incidentId) {
    world.record(CALL, call.id(), new CallEnded(incidentId));
  }

  private void free(int handler) {
    handlers.release(handler);
    serve();
  }
}
