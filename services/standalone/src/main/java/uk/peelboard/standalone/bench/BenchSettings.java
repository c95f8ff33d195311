package uk.peelboard.standalone.bench;

import static java.util.Objects.requireNonNull;

/**
 * What is measured: all that a child has to know of it.
 *
 * @param profile the force profile's name or file
 * @param events how many events the load has
 * @param days over about how many days they happen
 * @param seed which load of that kind
 * @param partitions of each event topic
 * @param threads of whatever has more than one
 * @param heap the most memory that the large processes may take for objects, as {@code -Xmx} wants
 *     it
 */
public record BenchSettings(
    String profile, long events, double days, long seed, int partitions, int threads, String heap) {
  public BenchSettings {
    requireNonNull(profile, "profile");
    requireNonNull(heap, "heap");
  }

  BenchSettings withEvents(long number) {
    return new BenchSettings(profile, number, days, seed, partitions, threads, heap);
  }

  BenchSettings withDays(double number) {
    return new BenchSettings(profile, events, number, seed, partitions, threads, heap);
  }

  BenchSettings withPartitions(int number) {
    return new BenchSettings(profile, events, days, seed, number, threads, heap);
  }

  BenchSettings withThreads(int number) {
    return new BenchSettings(profile, events, days, seed, partitions, number, heap);
  }
}
