package uk.peelboard.ingest.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.ingest.EventSink;

/**
 * A simulated force that goes on as time does: first it publishes its history, then each event when
 * it is sent. Stopped and started again, even after a week, it goes on where it was, without a gap
 * and with nothing under a second id.
 */
public final class LiveSimulation implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSimulation.class);
  private static final long BEAT_MILLIS = 200;
  private static final long PATIENCE_MILLIS = 1500;

  /**
   * Which force to simulate, and from when on. What was begun stays as it was begun: seed and
   * history count only the first time.
   *
   * @param history how long before the first start the simulation begins, at the local midnight
   */
  public record Settings(ForceProfile profile, Scenario scenario, long seed, Duration history) {}

  /**
   * How far it is.
   *
   * @param publishedUpTo everything sent before this is published
   * @param caughtUp whether that was as far as the clock allowed
   * @param failure why nothing is published at the moment, or null when all is well
   */
  public record Progress(Instant publishedUpTo, boolean caughtUp, String failure) {}

  private final Playback playback;
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "simulated-force");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Progress progress;
  private volatile boolean stopped;

  private LiveSimulation(Playback playback) {
    this.playback = playback;
    progress = new Progress(playback.publishedUpTo(), false, null);
  }

  /**
   * Starts in a thread of its own, and returns at once.
   *
   * @param stateFile where to keep how far it is, in the directory that keeps the event log: the
   *     two belong together
   * @throws IOException when the state file cannot be read or written, or is of a simulation that
   *     this program, profile or scenario would go on with differently
   */
  public static LiveSimulation start(Settings settings, Path stateFile, EventSink sink, Clock clock)
      throws IOException {
    LiveSimulation simulation = new LiveSimulation(open(settings, stateFile, sink, clock));
    // Nobody asks the future: catchUp() itself says what went wrong.
    ScheduledFuture<?> unused =
        simulation.beat.scheduleWithFixedDelay(
            simulation::catchUp, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    return simulation;
  }

  static Playback open(Settings settings, Path stateFile, EventSink sink, Clock clock)
      throws IOException {
    String world = SimulationState.worldOf(settings.profile(), settings.scenario());
    SimulationState state;
    if (Files.exists(stateFile)) {
      state = SimulationState.read(stateFile);
      if (state.model() != SimulatedForce.MODEL || !state.world().equals(world)) {
        throw new IOException(
            stateFile
                + " is of a simulation with another model, profile or scenario, whose events"
                + " cannot be made again. Start with another data directory");
      }
    } else {
      Instant start =
          clock
              .instant()
              .minus(settings.history())
              .atZone(settings.profile().zone())
              .toLocalDate()
              .atStartOfDay(settings.profile().zone())
              .toInstant();
      state = SimulationState.begin(settings.seed(), start, world);
      state.write(stateFile);
    }
    return new Playback(settings.profile(), settings.scenario(), state, stateFile, sink, clock);
  }

  public Progress progress() {
    return progress;
  }

  private void catchUp() {
    try {
      playback.recall();
      boolean caughtUp = false;
      while (!caughtUp && !stopped) {
        caughtUp = playback.make();
        if (!published(caughtUp)) {
          return;
        }
      }
    } catch (RuntimeException e) {
      giveUp(e);
    }
  }

  /** What cannot be published is tried again at the next beat. */
  private boolean published(boolean caughtUp) {
    try {
      playback.publish();
    } catch (InterruptedException e) {
      // Only close() interrupts.
      Thread.currentThread().interrupt();
      return false;
    } catch (RuntimeException | IOException e) {
      if (progress.failure() == null && !stopped) {
        LOG.warn("The simulated force cannot publish its events; trying again", e);
      }
      progress = new Progress(playback.publishedUpTo(), false, e.toString());
      return false;
    }
    if (progress.failure() != null) {
      LOG.info("The simulated force publishes its events again");
    }
    progress = new Progress(playback.publishedUpTo(), caughtUp, null);
    return true;
  }

  /** The model itself failed: it cannot be told where it is, so it does not go on. */
  private void giveUp(RuntimeException e) {
    LOG.error("The simulated force has stopped", e);
    progress = new Progress(playback.publishedUpTo(), false, e.toString());
    beat.shutdown();
  }

  /**
   * Stops after the event it is at, and keeps how far it is. Waits three seconds at most for a sink
   * that does not let go of it.
   */
  @Override
  public void close() {
    stopped = true;
    playback.stop();
    beat.shutdown();
    try {
      if (!beat.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        beat.shutdownNow();
        if (!beat.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
          LOG.warn("The simulated force is still waiting for its events to be published");
        }
      }
    } catch (InterruptedException e) {
      beat.shutdownNow();
      Thread.currentThread().interrupt();
    }
    try {
      playback.save();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep how far the simulated force is", e);
    }
  }
}
