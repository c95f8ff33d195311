package uk.peelboard.standalone.system;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.ingest.simulator.Delivery;
import uk.peelboard.ingest.simulator.Scenario;
import uk.peelboard.ingest.simulator.SimulatedForce;
import uk.peelboard.standalone.profile.ProfileFile;

/** The whole system, and what a simulated force sends to it, as far as the test wants. */
final class Simulated implements AutoCloseable {
  private static final ForceProfile PROFILE = ProfileFile.load("west-midlands");

  private final SimulatedForce force;
  private final SimulatedSystem system;
  private final Sent sent = new Sent();

  private Simulated(SimulatedForce force, SimulatedSystem system) {
    this.force = force;
    this.system = system;
  }

  /** As many events, and the same ones, whatever their order. */
  static final class Sent {
    private long events;
    private long ids;

    void add(Delivery delivery) {
      events++;
      ids +=
          delivery.event().id().getMostSignificantBits()
              ^ Long.rotateLeft(delivery.event().id().getLeastSignificantBits(), 1);
    }

    long events() {
      return events;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Sent that && events == that.events && ids == that.ids;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(ids);
    }

    @Override
    public String toString() {
      return events + " events, " + Long.toHexString(ids);
    }
  }

  static Instant midnight(String date) {
    return LocalDate.parse(date).atStartOfDay(ZoneId.of("Europe/London")).toInstant();
  }

  static SimulatedForce force(String scenario, Instant registers, Instant start, long seed) {
    return new SimulatedForce(PROFILE, Scenario.named(scenario), registers, start, seed);
  }

  /**
   * A system that nothing has been sent to.
   *
   * @param registers when crimes and cases start
   * @param start when calls and incidents do
   */
  static Simulated start(
      String scenario, Instant registers, Instant start, long seed, Path directory)
      throws Exception {
    SimulatedSystem system = SimulatedSystem.launched(PROFILE.id(), directory);
    system.ready();
    return new Simulated(force(scenario, registers, start, seed), system);
  }

  /** Publishes what is sent before then, and waits until the figures are of all of it. */
  void publishUntil(Instant until) throws Exception {
    system.lives(force, until, sent::add);
  }

  Sent sent() {
    return sent;
  }

  Web web() {
    return system.web();
  }

  @Override
  public void close() {
    system.close();
  }
}
