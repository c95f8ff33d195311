package uk.peelboard.standalone.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.ingest.EventPublisher;
import uk.peelboard.standalone.profile.ProfileFile;

/**
 * How long it takes from a producer's acknowledgement until figures have changed: at {@code
 * /metrics}, and in the API that the board asks. Broker in one process, pipeline and views in
 * another, the load at a rate and the {@link FreshnessProbe} in a third.
 *
 * <p>The load is ten times West Midlands', so that a day lasts 34 seconds at 10,000 events a
 * second; figures are as of the latest event.
 */
final class FreshnessRun implements BenchRun {
  private static final double VOLUME = 10;
  private static final int BEFOREHAND = 300_000;
  private static final List<Integer> RATES = List.of(100, 2_000, 10_000);
  private static final int WARMING_RATE = 2_000;

  /** As long as the compiler has more of a processor than this, the system has just begun. */
  private static final double COMPILING = 0.1;

  private static final Duration COMPILED_WITHIN = Duration.ofMinutes(6);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
  private static final Duration SETTLING = Duration.ofSeconds(8);
  private static final Duration MEASURING = Duration.ofSeconds(25);
  private static final Duration PAUSE = Duration.ofMillis(5);

  @Override
  public String name() {
    return "freshness";
  }

  @Override
  public boolean needsLoad() {
    return false;
  }

  @Override
  public RunResult measure(Bench bench) throws IOException {
    Map<String, Double> figures = new LinkedHashMap<>();
    ForceProfile profile = ProfileFile.load(bench.settings().profile());
    try (Bench apart = bench.apart(name());
        Child system = apart.start(Role.SYSTEM, bench.settings().heap());
        EventPublisher publisher = EventPublisher.connect(apart.bootstrapServers(), Map.of());
        PacedLoad load =
            new PacedLoad(new Load(profile, "F", bench.settings().seed(), VOLUME), publisher)) {
      int port = system.hear(SystemWork.Serving.class).port();
      Web web = new Web(URI.create("http://127.0.0.1:" + port));
      web.untilReady();
      load.publish(BEFOREHAND);
      FreshnessProbe probe = new FreshnessProbe(web, publisher, load, profile.areas());
      probe.untilCaughtUp();
      load.start();
      load.pace(WARMING_RATE);
      figures.put("secondsUntilCompiled", untilCompiled(system, probe));
      for (int rate : RATES) {
        load.pace(rate);
        follow(probe, SETTLING);
        probe.beginAnew();
        long sent = load.sent();
        follow(probe, MEASURING);
        String at = "At" + rate;
        figures.put("eventsPerSecond" + at, (load.sent() - sent) / (double) MEASURING.toSeconds());
        probe.addTo(figures, at);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
    return new RunResult(name(), Optional.empty(), figures);
  }

  /**
   * Until the compiler has come to rest, or ought to have: a service that runs for months is not to
   * be judged by its first minute.
   *
   * @return how many seconds that took
   */
  private static double untilCompiled(Child system, FreshnessProbe probe)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    long compiled = system.ask(Question.COMPILED_MILLIS, Long.class);
    long before;
    do {
      before = compiled;
      follow(probe, BETWEEN_LOOKS);
      compiled = system.ask(Question.COMPILED_MILLIS, Long.class);
    } while (compiled - before > COMPILING * BETWEEN_LOOKS.toMillis()
        && System.nanoTime() - began < COMPILED_WITHIN.toNanos());
    return (System.nanoTime() - began) / 1e9;
  }

  private static void follow(FreshnessProbe probe, Duration time) throws InterruptedException {
    long until = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < until) {
      probe.step();
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
