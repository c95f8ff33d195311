package uk.peelboard.standalone.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.TopicPartition;
import uk.peelboard.pipeline.Pipeline;
import uk.peelboard.standalone.Lifetime;

/** Whether an event costs the same however many there have been, and however they are spread. */
public final class Sweep {
  private static final String LOAD_HEAP = "2g";

  /**
   * As long as the broker has more of a processor than this, it is still compacting the history.
   */
  private static final double AT_REST = 0.1;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
  private static final Duration AT_REST_WITHIN = Duration.ofMinutes(10);

  private final BenchSettings settings;
  private final List<Double> millions;
  private final PrintWriter progress;

  /**
   * @param millions of entities in state, what the others are compared with first
   * @param progress is told what is being done
   */
  public Sweep(BenchSettings settings, List<Double> millions, PrintWriter progress) {
    this.settings = settings;
    this.millions = List.copyOf(millions);
    this.progress = progress;
  }

  /** Measures every point of some groups, each with a broker of its own. */
  public SweepReport run(Collection<SweepGroup> groups, Path directory, Lifetime lifetime)
      throws IOException {
    List<SweepReport.Line> lines = new ArrayList<>();
    for (SweepGroup group : groups) {
      for (SweepPoint point : group.points(settings, millions)) {
        progress.println("bench: " + point.name());
        progress.flush();
        Path home = directory.resolve("sweep-" + lines.size());
        try (Bench bench = Bench.open(point.settings(), home, lifetime, progress)) {
          lines.add(new SweepReport.Line(point, measured(bench, point)));
        }
        Disk.remove(home);
      }
    }
    return new SweepReport(settings, lines);
  }

  private static Usage measured(Bench bench, SweepPoint point) throws IOException {
    if (point.entitiesInState() > 0) {
      return onTopOf(bench, point.entitiesInState());
    }
    RunResult unused = bench.load();
    return PipelineRun.measureFromNothing(bench, point.instances()).usage().orElseThrow();
  }

  /**
   * What the load costs a pipeline that has counted a history before. The load comes in one
   * transaction, and so all at once: its time begins just before that is committed.
   */
  private static Usage onTopOf(Bench bench, long entities) throws IOException {
    bench.say("loading about %,d entities".formatted(entities));
    BenchSettings history = bench.settings().withEvents(Load.eventsOf(entities));
    try (Child child = bench.start(Role.HISTORY, history, LOAD_HEAP)) {
      Measured unused = child.hear(Measured.class);
    }
    bench.say("counting them");
    try (Child pipeline = PipelineRun.start(bench);
        CommitWatch watch =
            new CommitWatch(bench.client(), Pipeline.APPLICATION_ID, List.of(pipeline))) {
      Standing standing = pipeline.hear(Standing.class);
      List<Snapshot> counted = watch.untilTallies(bench.ends());
      bench.say(
          "counted them in %.0f s"
              .formatted(Usage.between(standing.begin(), counted.get(0), 1).seconds()));
      bench.say("at rest after %.0f s more".formatted(untilBrokerRests(pipeline)));
      try (Child load = bench.start(Role.AT_ONCE, bench.settings(), LOAD_HEAP)) {
        Measured unused = load.hear(Measured.class);
        Map<TopicPartition, Long> ends = bench.ends();
        Snapshot begin = pipeline.snapshot();
        Boolean committed = load.ask(Question.COMMIT, Boolean.class);
        if (!committed) {
          throw new BenchFailure("the load was not committed");
        }
        Snapshot end = watch.untilTallies(ends).get(0);
        return Usage.between(begin, end, bench.settings().events());
      }
    }
  }

  /**
   * What there was to do about the history is not what the load costs.
   *
   * @return how many seconds that took
   */
  private static double untilBrokerRests(Child pipeline) throws IOException {
    Snapshot began = pipeline.snapshot();
    Snapshot before;
    Snapshot now = began;
    do {
      before = now;
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      now = pipeline.snapshot();
    } while (now.brokerCpuNanos() - before.brokerCpuNanos() > AT_REST * BETWEEN_LOOKS.toNanos()
        && now.nanos() - began.nanos() < AT_REST_WITHIN.toNanos());
    return Usage.between(began, now, 1).seconds();
  }
}
