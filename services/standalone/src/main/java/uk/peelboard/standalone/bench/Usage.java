package uk.peelboard.standalone.bench;

import java.util.List;

/**
 * What a number of events cost.
 *
 * @param seconds that it took
 * @param cpuSeconds of the processes that did it
 * @param brokerCpuSeconds of the broker's process meanwhile
 * @param othersCpuSeconds of whatever else ran on the machine meanwhile: much of it, and nothing
 *     that was measured is to be believed. 0 where the system does not say
 * @param peakMemoryBytes of the processes that did it, added up
 * @param peakIsHeap whether that is their heaps alone, since the system does not say more
 * @param diskBytes written on behalf of the events
 */
record Usage(
    long events,
    double seconds,
    double cpuSeconds,
    double brokerCpuSeconds,
    double othersCpuSeconds,
    long allocatedBytes,
    long peakMemoryBytes,
    boolean peakIsHeap,
    long diskBytes) {

  private static final double NANOS = 1e9;

  static Usage between(Snapshot begin, Snapshot end, long events) {
    return between(List.of(begin), List.of(end), events);
  }

  /** Of processes that work side by side: they take as long as the longest. */
  static Usage between(List<Snapshot> begins, List<Snapshot> ends, long events) {
    double seconds = 0;
    double cpu = 0;
    double broker = 0;
    double machine = 0;
    long allocated = 0;
    long peak = 0;
    boolean peakIsHeap = false;
    for (int i = 0; i < begins.size(); i++) {
      Snapshot begin = begins.get(i);
      Snapshot end = ends.get(i);
      seconds = Math.max(seconds, (end.nanos() - begin.nanos()) / NANOS);
      cpu += (end.cpuNanos() - begin.cpuNanos()) / NANOS;
      broker = Math.max(broker, (end.brokerCpuNanos() - begin.brokerCpuNanos()) / NANOS);
      machine = Math.max(machine, (end.machineCpuNanos() - begin.machineCpuNanos()) / NANOS);
      allocated += end.allocatedBytes() - begin.allocatedBytes();
      peak += end.peakMemoryBytes();
      peakIsHeap |= end.peakIsHeap();
    }
    double others = Math.max(0, machine - cpu - broker);
    return new Usage(events, seconds, cpu, broker, others, allocated, peak, peakIsHeap, 0);
  }

  Usage withDiskBytes(long bytes) {
    return new Usage(
        events,
        seconds,
        cpuSeconds,
        brokerCpuSeconds,
        othersCpuSeconds,
        allocatedBytes,
        peakMemoryBytes,
        peakIsHeap,
        bytes);
  }

  double eventsPerSecond() {
    return events / seconds;
  }

  /** With the broker's. */
  double cpuSecondsPerMillionEvents() {
    return (cpuSeconds + brokerCpuSeconds) * 1e6 / events;
  }

  double brokerCpuSecondsPerMillionEvents() {
    return brokerCpuSeconds * 1e6 / events;
  }

  /** How many CPUs something else was using, on average. */
  double othersCpus() {
    return othersCpuSeconds / seconds;
  }

  double bytesAllocatedPerEvent() {
    return allocatedBytes / (double) events;
  }

  double diskBytesPerEvent() {
    return diskBytes / (double) events;
  }
}
