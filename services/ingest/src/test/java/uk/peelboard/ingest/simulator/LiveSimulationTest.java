package uk.peelboard.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.peelboard.ingest.simulator.Forces.START;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.ingest.EventSink;
import uk.peelboard.ingest.simulator.Forces.StandingClock;
import uk.peelboard.ingest.simulator.LiveSimulation.Settings;

@Timeout(60)
class LiveSimulationTest {
  private static final Settings SETTINGS =
      new Settings(Forces.westMidlands(), Forces.village(), 7, Duration.ofDays(2));

  @TempDir Path directory;
  private final StandingClock clock = new StandingClock(START);

  /** Tells when a simulation flushes, and holds it there for as long as it is told to. */
  private static final class Gate implements EventSink {
    final Published published = new Published();
    final CountDownLatch reached = new CountDownLatch(1);
    final CountDownLatch opened = new CountDownLatch(1);

    @Override
    public CompletableFuture<Void> publish(AddressedEvent event) throws InterruptedException {
      reached.countDown();
      opened.await();
      return published.publish(event);
    }

    @Override
    public Optional<List<CompletableFuture<Void>>> offer(List<AddressedEvent> events) {
      return published.offer(events);
    }

    @Override
    public void flush() {
      published.flush();
    }
  }

  private static void awaitCaughtUp(LiveSimulation simulation, Instant until) {
    while (!simulation.progress().caughtUp()
        || simulation.progress().publishedUpTo().isBefore(until)) {
      assertThat(simulation.progress().failure()).isNull();
      Thread.onSpinWait();
    }
  }

  @Test
  void publishesItsHistoryAndThenFollowsTheClock() throws Exception {
    Published published = new Published();
    try (LiveSimulation simulation =
        LiveSimulation.start(SETTINGS, directory.resolve("simulation"), published, clock)) {
      awaitCaughtUp(simulation, START);
      int history = published.count();
      assertThat(history).isGreaterThan(1000);

      clock.forward(Duration.ofHours(3));
      awaitCaughtUp(simulation, START.plus(Duration.ofHours(3)));
      assertThat(published.count()).isGreaterThan(history);
    }

    assertThat(published.latest()).isBefore(clock.instant());
  }

  @Test
  void stopsAtOnceAlsoWhenItsEventsAreNotTaken() throws Exception {
    Path stateFile = directory.resolve("simulation");
    Gate gate = new Gate();
    LiveSimulation simulation = LiveSimulation.start(SETTINGS, stateFile, gate, clock);
    gate.reached.await();

    long before = System.nanoTime();
    simulation.close();

    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before)).isLessThan(4000);
    gate.opened.countDown();
    assertThat(gate.published.count()).isZero();
    assertThat(SimulationState.read(stateFile).publishedUpTo())
        .isEqualTo(SimulatedForce.firstInstant(START.minus(SETTINGS.history())));
  }

  @Test
  void saysWhyItDoesNotPublishAndGoesOnWhenItCan() throws Exception {
    Published published = new Published();
    published.failNext(2);
    try (LiveSimulation simulation =
        LiveSimulation.start(SETTINGS, directory.resolve("simulation"), published, clock)) {
      String failure = simulation.progress().failure();
      while (failure == null) {
        Thread.onSpinWait();
        failure = simulation.progress().failure();
      }
      assertThat(failure).contains("no broker");
      while (!simulation.progress().caughtUp()) {
        Thread.onSpinWait();
      }
      assertThat(simulation.progress().failure()).isNull();
    }
  }

  @Test
  void doesNotStartWithoutAPlaceToKeepHowFarItIs() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(
            () ->
                LiveSimulation.start(SETTINGS, file.resolve("simulation"), new Published(), clock))
        .isInstanceOf(IOException.class);
  }
}
