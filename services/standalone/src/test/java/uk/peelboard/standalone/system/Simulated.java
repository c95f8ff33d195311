package uk.peelboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.ingest.EventPublisher;
import uk.peelboard.ingest.simulator.Delivery;
import uk.peelboard.ingest.simulator.Scenario;
import uk.peelboard.ingest.simulator.SimulatedForce;
import uk.peelboard.standalone.profile.ProfileFile;

/** The whole system, and what a simulated force sends to it, as far as the test wants. */
final class Simulated implements AutoCloseable {
  private static final ForceProfile PROFILE = ProfileFile.load("west-midlands");

  /** More is not published before the figures are of all that was. */
  private static final Duration STRIDE = Duration.ofDays(14);

  private final SimulatedForce force;
  private final Running system;
  private final OnKafka kafka;
  private final EventPublisher publisher;
  private final Sent sent = new Sent();
  private Instant reached;

  private Simulated(SimulatedForce force, Instant from, Path directory) throws Exception {
    this.force = force;
    reached = from;
    system =
        Running.wholeSystem(
            "run",
            "--profile",
            "west-midlands",
            "--clock",
            "event",
            "--data-dir",
            directory.toString());
    kafka = new OnKafka(system.kafka());
    publisher = EventPublisher.connect(system.kafka(), Map.of());
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
    return new Simulated(force(scenario, registers, start, seed), registers, directory);
  }

  /** Publishes what is sent before then, and waits until the figures are of all of it. */
  void publishUntil(Instant until) throws Exception {
    while (reached.isBefore(until)) {
      Instant next = reached.plus(STRIDE);
      reached = next.isBefore(until) ? next : until;
      force.advanceTo(reached, this::send);
      publisher.flush();
      Wait.untilCounted(web(), kafka);
    }
    assertThat(publisher.counts().failed()).isZero();
  }

  private void send(Delivery delivery) {
    sent.add(delivery);
    try {
      // Whether all were taken is asked of the publisher's counts.
      var unused = publisher.publish(new AddressedEvent(delivery.kind(), delivery.event()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Sent sent() {
    return sent;
  }

  Web web() {
    return system.web();
  }

  @Override
  public void close() {
    publisher.close();
    kafka.close();
    system.close();
  }
}
