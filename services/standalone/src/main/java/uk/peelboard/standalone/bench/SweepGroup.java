package uk.peelboard.standalone.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** One thing that a sweep changes while all else stays as it is. */
public enum SweepGroup {
  /** How many entities there are already when the load comes. */
  ENTITIES("millions of entities in state", 1.25, Usage::cpuSecondsPerMillionEvents),
  /** Over how many days as many events happen. */
  DAYS("days", 1.25, Usage::cpuSecondsPerMillionEvents),
  PARTITIONS("partitions", 1.25, Usage::cpuSecondsPerMillionEvents),
  /** How many processes share the work, each of how many threads. */
  INSTANCES("instances x threads", 1, usage -> 1e6 / usage.eventsPerSecond());

  private static final double MONTH = 30;
  private static final double TWO_YEARS = 730;

  private final String what;
  private final double limit;
  private final ToDoubleFunction<Usage> cost;

  SweepGroup(String what, double limit, ToDoubleFunction<Usage> cost) {
    this.what = what;
    this.limit = limit;
    this.cost = cost;
  }

  String what() {
    return what;
  }

  /** The most that a point may cost, where the group's first costs 1. */
  double limit() {
    return limit;
  }

  /** CPU seconds for a million events; of instances, which must be no slower, plain seconds. */
  double cost(Usage usage) {
    return cost.applyAsDouble(usage);
  }

  /**
   * What is measured; what the others are compared with comes first.
   *
   * @param millions of entities in state, for {@link #ENTITIES}
   */
  List<SweepPoint> points(BenchSettings settings, List<Double> millions) {
    return switch (this) {
      case ENTITIES -> {
        List<SweepPoint> points = new ArrayList<>();
        for (double one : millions) {
          points.add(new SweepPoint(this, plain(one), settings, Math.round(one * 1_000_000), 1));
        }
        yield points;
      }
      case DAYS ->
          List.of(
              new SweepPoint(this, plain(MONTH), settings.withDays(MONTH), 0, 1),
              new SweepPoint(this, plain(TWO_YEARS), settings.withDays(TWO_YEARS), 0, 1));
      case PARTITIONS ->
          List.of(
              new SweepPoint(this, "6", settings.withPartitions(6), 0, 1),
              new SweepPoint(this, "12", settings.withPartitions(12), 0, 1));
      case INSTANCES ->
          List.of(
              new SweepPoint(this, "1 x 1", settings.withThreads(1), 0, 1),
              new SweepPoint(this, "1 x 2", settings.withThreads(2), 0, 1),
              new SweepPoint(this, "2 x 1", settings.withThreads(1), 0, 2));
    };
  }

  private static String plain(double number) {
    return number == Math.rint(number)
        ? Long.toString((long) number)
        : String.format(Locale.ROOT, "%s", number);
  }
}
