package uk.peelboard.standalone.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What a process has used until one moment.
 *
 * @param nanos of a clock that only tells moments of the same process apart
 * @param cpuNanos of this process, JIT compiler and garbage collector among it
 * @param brokerCpuNanos of the broker's process, in steps of ten milliseconds on Linux
 * @param machineCpuNanos of all processes of the machine, in such steps; 0 where it does not say
 * @param allocatedBytes by the threads that live at this moment: whoever ends a thread before has
 *     lost what it allocated
 * @param peakMemoryBytes the most that the process has had in memory since it began; where the
 *     system does not say, the most that its heap has held
 * @param peakIsHeap whether it is the latter
 */
record Snapshot(
    long nanos,
    long cpuNanos,
    long brokerCpuNanos,
    long machineCpuNanos,
    long allocatedBytes,
    long peakMemoryBytes,
    boolean peakIsHeap) {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path STAT = Path.of("/proc/stat");

  /** Of a hundredth of a second, which it is on every Linux that Java runs on. */
  private static final long NANOS_OF_A_TICK = 10_000_000;

  private static final String PEAK_RESIDENT = "VmHWM:";

  /** Of this process, and of the broker's. */
  static Snapshot take(long brokerPid) {
    long peak = peakResidentBytes();
    return new Snapshot(
        System.nanoTime(),
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime(),
        cpuOf(brokerPid).toNanos(),
        machineCpu(),
        allocatedByThreads(),
        peak > 0 ? peak : peakHeapBytes(),
        peak <= 0);
  }

  private static Duration cpuOf(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElseThrow(() -> new IllegalStateException("the broker's process has no CPU time"));
  }

  /** The first line of {@code /proc/stat}: user, nice, system, idle, iowait, irq, softirq, ... */
  private static long machineCpu() {
    if (!Files.isReadable(STAT)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(STAT)) {
      String[] ticks = lines.findFirst().orElse("").split(" +", -1);
      long busy = 0;
      for (int i = 1; i < Math.min(ticks.length, 8); i++) {
        busy += i == 4 || i == 5 ? 0 : Long.parseLong(ticks[i]);
      }
      return busy * NANOS_OF_A_TICK;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long allocatedByThreads() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
      // -1 for a thread that has ended meanwhile.
      sum += Math.max(0, bytes);
    }
    return sum;
  }

  /** 0 where the system does not say. */
  private static long peakResidentBytes() {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(PEAK_RESIDENT))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(kibibytes -> Long.parseLong(kibibytes) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long peakHeapBytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
