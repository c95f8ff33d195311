package uk.peelboard.views.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.tally.Tallies;
import uk.peelboard.views.tally.CondensedTallies;
import uk.peelboard.views.tally.Now;
import uk.peelboard.views.tally.TallySnapshot;
import uk.peelboard.views.tally.TallyTable;

/**
 * All figures as metrics, worked out beforehand, so that a scrape waits for nothing and sees one
 * state.
 *
 * <p>Until the tallies have been read to their end there are none but {@code peelboard_caught_up}
 * and {@code peelboard_build_info}: half a figure is a wrong figure.
 */
public final class FigureSnapshots implements MultiCollector, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FigureSnapshots.class);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Duration AT_MOST_EVERY = Duration.ofMillis(50);

  /** Ages grow without events. */
  private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(2);

  /** So many times the processor's time that they took, before they are worked out again. */
  private static final int REST = 2;

  /** The first take seconds of a process that has not compiled what it runs, and then no more. */
  private static final Duration LONGEST_REST = Duration.ofSeconds(1);

  private static final long CLOSING_MILLIS = 1000;

  /**
   * What the latest figures are.
   *
   * @param version of the table they are of
   * @param asOf the moment they are as of
   * @param took to work out
   */
  public record Latest(long version, Instant asOf, Duration took, MetricSnapshots series) {}

  private final TallyTable table;
  private final CondensedTallies condensed = new CondensedTallies();
  private final Definitions definitions;
  private final Now now;
  private final BooleanSupplier ready;
  private final FigureSeries figures;
  private final CatalogueSeries catalogue;
  private final FeedSeries feeds;
  private final LiveSeries live;
  private final MetricSnapshot buildInfo;
  private final Semaphore changes = new Semaphore(0);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile Latest latest;
  private volatile String error;

  /**
   * @param ready whether the table can be believed
   * @param version of this build
   */
  public FigureSnapshots(
      TallyTable table, Definitions definitions, Now now, BooleanSupplier ready, String version) {
    this.table = table;
    this.definitions = definitions;
    this.now = now;
    this.ready = ready;
    this.figures = new FigureSeries(definitions);
    this.catalogue = new CatalogueSeries(definitions.profile());
    this.feeds = new FeedSeries(definitions.profile());
    this.live = new LiveSeries(definitions.profile());
    this.buildInfo =
        InfoSnapshot.builder()
            .name(Names.PREFIX + "build")
            .help("Which build this is.")
            .dataPoint(
                InfoDataPointSnapshot.builder()
                    .labels(
                        Labels.of(
                            "version", version,
                            "java_version", System.getProperty("java.version"),
                            "force", definitions.profile().id()))
                    .build())
            .build();
    this.thread = new Thread(this::run, "figure-snapshots");
    this.thread.setDaemon(true);
  }

  /** Works out figures after each change of the table, and from time to time. */
  public void start() {
    table.whenChanged(
        () -> {
          if (changes.availablePermits() == 0) {
            changes.release();
          }
        });
    thread.start();
  }

  /** The latest figures; null before the first. */
  public Latest latest() {
    return latest;
  }

  /** Why there are no figures though there should be, or null. */
  public String error() {
    return error;
  }

  @Override
  public MetricSnapshots collect() {
    Latest shown = latest;
    List<MetricSnapshot> all = new ArrayList<>();
    all.add(buildInfo);
    boolean canBeShown = shown != null && ready.getAsBoolean();
    all.add(caughtUp(canBeShown));
    if (canBeShown) {
      shown.series.forEach(all::add);
    }
    return new MetricSnapshots(all);
  }

  /** Works the figures out once, from the table as it is. */
  public void refresh() {
    long began = System.nanoTime();
    TallySnapshot tallies = table.latest();
    condensed.refresh(tallies);
    Instant asOf = now.in(tallies);
    MetricSnapshots series = new MetricSnapshots(series(condensed, asOf));
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    latest = new Latest(tallies.version(), asOf, took, series);
    error = null;
  }

  private List<MetricSnapshot> series(Tallies tallies, Instant asOf) {
    int today = definitions.calendar().day(asOf);
    List<MetricSnapshot> all = new ArrayList<>(figures.of(tallies, asOf));
    all.addAll(catalogue.on(asOf.atZone(definitions.calendar().zone()).toLocalDate()));
    all.addAll(feeds.of(tallies, asOf));
    all.addAll(live.of(tallies, today));
    all.add(dayEnd(today));
    return all;
  }

  private MetricSnapshot dayEnd(int today) {
    return GaugeSnapshot.builder()
        .name(Names.PREFIX + "day_end_timestamp_seconds")
        .help("When the local day that figures of today are of ends.")
        .unit(Unit.SECONDS)
        .dataPoint(
            GaugeDataPointSnapshot.builder()
                .value((double) definitions.calendar().startOf(today + 1))
                .build())
        .build();
  }

  private void run() {
    try {
      while (closed.getCount() > 0) {
        long before = processorTime();
        changes.drainPermits();
        if (ready.getAsBoolean()) {
          refreshOrSay();
        }
        // Most of a processor is left to others; waiting for one takes nothing from them.
        Duration pause = Duration.ofNanos(REST * (processorTime() - before));
        pause = pause.compareTo(AT_MOST_EVERY) < 0 ? AT_MOST_EVERY : pause;
        pause = pause.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : pause;
        if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        if (latest != null
            && changes.tryAcquire(AT_LEAST_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
          LOG.trace("tallies have changed");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long processorTime() {
    return THREADS.getCurrentThreadCpuTime();
  }

  private void refreshOrSay() {
    try {
      refresh();
    } catch (RuntimeException e) {
      if (error == null) {
        LOG.error("The figures cannot be worked out, so none are shown", e);
      }
      error = e.toString();
      latest = null;
    }
  }

  private static MetricSnapshot caughtUp(boolean value) {
    return GaugeSnapshot.builder()
        .name(Names.PREFIX + "caught_up")
        .help("Whether all tallies that there were at the start have been read (1) or not (0).")
        .dataPoint(GaugeDataPointSnapshot.builder().value(value ? 1 : 0).build())
        .build();
  }

  @Override
  public void close() {
    closed.countDown();
    changes.release();
    try {
      thread.join(CLOSING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
