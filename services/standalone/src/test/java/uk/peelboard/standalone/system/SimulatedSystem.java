package uk.peelboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.ingest.EventPublisher;
import uk.peelboard.ingest.simulator.Delivery;
import uk.peelboard.ingest.simulator.SimulatedForce;

/** The whole system, in a process of its own, whose clock is at the last event that it was sent. */
final class SimulatedSystem implements Closeable {
  private static final Duration STRIDE = Duration.ofDays(1);

  /** Fewer than the shipped alert of a pipeline that is behind would tell of. */
  private static final long MOST_AHEAD = 60_000;

  private static final String LAG = "kafka_consumer_fetch_manager_records_lag_max";

  /** Half of what the alert tells of. */
  private static final double MOST_LAG = 5000;

  private final Running running;
  private OnKafka kafka;
  private EventPublisher publisher;

  private SimulatedSystem(Running running) {
    this.running = running;
  }

  /** Launched: it can be used once {@link #ready} has come back. */
  static SimulatedSystem launched(String profile, Path directory) throws IOException {
    return new SimulatedSystem(
        Running.launched(
            "run",
            "--profile",
            profile,
            "--clock",
            "event",
            "--data-dir",
            directory.toString(),
            "--http-port",
            "0",
            "--kafka-port",
            "0"));
  }

  void ready() throws IOException {
    running.readTo("Ctrl-C");
    kafka = new OnKafka(running.kafka());
    publisher = EventPublisher.connect(running.kafka(), Map.of());
  }

  /** Tells it what a force does until a moment, and sees that it is counted. */
  void lives(SimulatedForce force, Instant until) throws Exception {
    lives(force, until, delivery -> {});
  }

  /**
   * @param listener hears of everything that is sent
   */
  void lives(SimulatedForce force, Instant until, Consumer<Delivery> listener) throws Exception {
    force.advanceTo(
        until,
        delivery -> {
          listener.accept(delivery);
          send(delivery);
        });
    publisher.flush();
    Wait.untilCounted(web(), kafka);
    assertThat(publisher.counts().failed()).isZero();
  }

  /**
   * The same, with so little at once that its pipeline never falls far behind; and until its
   * consumers, who tell of the most in the last minute, do not tell of any such time.
   */
  void livesUnhurried(SimulatedForce force, Instant from, Instant until) throws Exception {
    for (Instant reached = from; reached.isBefore(until); reached = reached.plus(STRIDE)) {
      force.advanceTo(reached, this::send);
      publisher.flush();
      if (ahead() > MOST_AHEAD) {
        Wait.until("it has caught up", () -> ahead() <= MOST_AHEAD);
      }
    }
    lives(force, until);
    Wait.until("its consumers tell of no lag", () -> web().metrics().max(LAG) <= MOST_LAG);
  }

  private long ahead() throws IOException, InterruptedException {
    return publisher.counts().acknowledged() - web().accountedFor();
  }

  private void send(Delivery delivery) {
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
    if (publisher != null) {
      publisher.close();
      kafka.close();
    }
    running.close();
  }
}
