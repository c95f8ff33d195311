package uk.peelboard.ingest.simulator;

import static uk.peelboard.ingest.simulator.CaseBook.DAY;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.DoubleConsumer;
import uk.peelboard.domain.event.CasePayload.CaseAssigned;
import uk.peelboard.domain.event.CasePayload.CaseOpened;

/**
 * People who look into crimes, several at a time. The more one has, the longer each takes; who has
 * the most that anybody is given gets no more, and what nobody has room for waits.
 */
final class Investigators {
  /** The workload of specialists in 2017: 13 on average, 17 at most. */
  private static final double USUAL = 13;

  private static final int MOST = 17;
  private static final int TEAMS = 8;

  private record Waiting(String area, String caseId, long since, DoubleConsumer decide) {}

  private final World world;
  private final Chance chance;
  private final String name;
  private final CaseBook cases;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private int[] load = {};
  private int onDuty;
  private int held;

  /**
   * @param cases where each investigation is a case, or null where crimes are all that is kept
   */
  Investigators(World world, Chance chance, String name, CaseBook cases) {
    this.world = world;
    this.chance = chance;
    this.name = name;
    this.cases = cases;
  }

  /** Those who go finish what they have. */
  void onDuty(int people) {
    onDuty = people;
    load = Arrays.copyOf(load, Math.max(people, load.length));
    allocate();
  }

  /** How much each has, beside the usual: 1 where it is the usual. */
  double pressure() {
    return held / USUAL / onDuty;
  }

  /**
   * @param decide given how many days it took until somebody began
   */
  void take(String area, DoubleConsumer decide) {
    String caseId =
        cases == null
            ? null
            : cases.open(new CaseOpened("INVESTIGATION", area, null, null, null, null, null));
    waiting.add(new Waiting(area, caseId, world.agenda().now(), decide));
    allocate();
  }

  private void allocate() {
    while (!waiting.isEmpty()) {
      int holder = withRoom();
      if (holder < 0) {
        return;
      }
      begin(waiting.remove(), holder);
    }
  }

  /** The one of two at random who has less; when both are full, anybody who is not, or -1. */
  private int withRoom() {
    int one = chance.below(onDuty);
    int other = chance.below(onDuty);
    int lesser = load[one] <= load[other] ? one : other;
    for (int i = 0; i < onDuty; i++) {
      int holder = (lesser + i) % onDuty;
      if (load[holder] < MOST) {
        return holder;
      }
    }
    return -1;
  }

  private void begin(Waiting investigation, int holder) {
    load[holder]++;
    held++;
    if (cases != null) {
      String team = name + "-" + (1 + holder % TEAMS);
      String key = world.pseudonyms().ofStaff(name + " " + holder);
      cases.after(0.01, () -> cases.note(investigation.caseId, new CaseAssigned(key, team)));
    }
    double waited = (world.agenda().now() - investigation.since) / 1000.0 / DAY;
    double days = chance.lognormal(15, 0.9) * (0.5 + 0.5 * load[holder] / USUAL);
    world.agenda().after(days * DAY, () -> end(investigation, holder, waited));
  }

  private void end(Waiting investigation, int holder, double waited) {
    load[holder]--;
    held--;
    if (cases != null) {
      cases.close(investigation.caseId, "DECIDED");
    }
    investigation.decide.accept(waited);
    allocate();
  }
}
