package uk.peelboard.views;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.regex.Pattern;

/** What every process says of itself: memory, processor, threads, files. */
public final class ProcessMetrics implements MeterBinder, AutoCloseable {
  private static final Set<String> STREAMS_METERS =
      Set.of(
          "kafka.stream.alive.stream.threads",
          "kafka.stream.thread.process.rate",
          "kafka.stream.thread.process.latency.avg",
          "kafka.stream.thread.commit.rate",
          "kafka.stream.thread.commit.latency.avg");

  private static final Pattern ILL_NAMED_BY_KAFKA =
      Pattern.compile(
          "kafka\\..*(\\.ns\\.(avg|total)|\\.ms|\\.connection\\.count|\\.node\\.request\\.latency\\..*)");

  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

  /** To be bound before anything else: it also says which meters are left out. */
  @Override
  public void bindTo(MeterRegistry registry) {
    // Kafka Streams has hundreds, most of them by thread and task.
    registry
        .config()
        .meterFilter(
            MeterFilter.deny(
                id ->
                    id.getName().startsWith("kafka.stream")
                        && !STREAMS_METERS.contains(id.getName())));
    // Against Prometheus's naming rules, or without a word of help. Kafka's clients have times in
    // milliseconds on average too; what is said of the processor is in process_cpu_seconds_total.
    registry
        .config()
        .meterFilter(MeterFilter.deny(id -> ILL_NAMED_BY_KAFKA.matcher(id.getName()).matches()));
    registry.config().meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"));
    registry.config().meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"));
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean process) {
      FunctionCounter.builder("process.cpu", process, bean -> bean.getProcessCpuTime() / 1e9)
          .description("Processor time that this process has used.")
          .baseUnit("seconds")
          .register(registry);
    }
    new JvmMemoryMetrics().bindTo(registry);
    garbageCollection.bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
  }

  @Override
  public void close() {
    garbageCollection.close();
  }
}
