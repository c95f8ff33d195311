package uk.peelboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.ingest.EventPublisher;
import uk.peelboard.ingest.simulator.Delivery;
import uk.peelboard.ingest.simulator.Scenario;
import uk.peelboard.ingest.simulator.SimulatedForce;

/** The whole system, in a process of its own, at a moment of a simulated force's life. */
final class SimulatedSystem implements AutoCloseable {
  private static final Duration STRIDE = Duration.ofDays(5);

  private final Running running;

  private SimulatedSystem(Running running) {
    this.running = running;
  }

  /** Started, and told everything that a force which began at {@code start} did until then. */
  static SimulatedSystem at(
      Instant until, String scenario, Instant start, ForceProfile profile, Path directory)
      throws Exception {
    Running running =
        Running.wholeSystem(
            "run",
            "--profile",
            profile.id(),
            "--clock",
            "event",
            "--data-dir",
            directory.resolve(scenario).toString());
    SimulatedForce force =
        new SimulatedForce(profile, Scenario.named(scenario), start, start.getEpochSecond());
    try (OnKafka kafka = new OnKafka(running.kafka());
        EventPublisher publisher = EventPublisher.connect(running.kafka(), Map.of())) {
      Instant reached = SimulatedForce.firstInstant(start);
      while (reached.isBefore(until)) {
        Instant next = reached.plus(STRIDE);
        reached = next.isBefore(until) ? next : until;
        force.advanceTo(reached, delivery -> send(publisher, delivery));
        publisher.flush();
      }
      assertThat(publisher.counts().failed()).isZero();
      Wait.untilCounted(running.web(), kafka);
    }
    return new SimulatedSystem(running);
  }

  private static void send(EventPublisher publisher, Delivery delivery) {
    try {
      // Whether all were taken is asked of the publisher's counts.
      var unused = publisher.publish(new AddressedEvent(delivery.kind(), delivery.event()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Web web() {
    return running.web();
  }

  /** Host and port. */
  String address() {
    return web().base().replace("http://", "");
  }

  @Override
  public void close() {
    running.close();
  }
}
