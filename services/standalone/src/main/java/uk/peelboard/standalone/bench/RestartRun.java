package uk.peelboard.standalone.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import uk.peelboard.domain.event.CallPayload.CallPresented;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.ingest.EventPublisher;
import uk.peelboard.schemas.Admission;
import uk.peelboard.schemas.TallyCodec;
import uk.peelboard.schemas.TallyKey;

/**
 * How soon figures are fresh again after {@code kill -9}. The pipeline has counted the load when it
 * is killed. Its time begins when its process is started anew, with the state that was left behind,
 * and so has the start of a virtual machine in it; it ends when a tally is committed that counts an
 * event published meanwhile. Then the same {@linkplain WholeRestart with views}.
 */
final class RestartRun implements BenchRun {
  static final String NAME = "restart";

  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final double NANOS = 1e9;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public RunResult measure(Bench bench) throws IOException {
    if (!bench.hasCounted()) {
      bench.say("counting the load, to restart after it");
      RunResult unused = new PipelineRun().measure(bench);
    }
    Event event = newCall();
    byte[] key = event.entityId().getBytes(UTF_8);
    TallyKey expected =
        TallyKey.of(
            EntityKind.CALL,
            Admission.partition(key, bench.settings().partitions()),
            new Cell(Measures.EVENTS_RECEIVED, Cell.NOW, EntityKind.CALL.topic(), event.type()));
    Distribution before =
        TallyComparison.published(bench.client()).getOrDefault(expected, new Distribution());
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("eventsOfHistory", (double) bench.settings().events());
    try (EventPublisher publisher = EventPublisher.connect(bench.bootstrapServers(), Map.of());
        Consumer<byte[], byte[]> tallies = TallyComparison.newTallies(bench.client())) {
      long begin = System.nanoTime();
      try (Child child = PipelineRun.start(bench)) {
        Standing unused = child.hear(Standing.class);
        publish(publisher, event);
        long running = untilRunning(child);
        long counted = untilCounted(tallies, expected, before.count());
        figures.put("seconds", (counted - begin) / NANOS);
        figures.put("secondsToRunning", (running - begin) / NANOS);
      }
      bench.say("the same with views");
      figures.put(
          "metricsSeconds", WholeRestart.measure(bench, () -> publish(publisher, newCall())));
    }
    return new RunResult(NAME, Optional.empty(), figures);
  }

  private static Event newCall() {
    UUID id = UUID.randomUUID();
    return new Event(
        id,
        "CA-RESTART-" + id,
        Load.BEGINS,
        Load.BEGINS,
        "call",
        new CallPresented("999", null, null, null));
  }

  private static void publish(EventPublisher publisher, Event event) {
    try {
      publisher.publish(new AddressedEvent(EntityKind.CALL, event)).join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }

  private static long untilRunning(Child child) throws IOException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!child.ask(Question.RUNNING, Boolean.class)) {
      if (System.nanoTime() > until) {
        throw new BenchFailure("the pipeline was not running again in time");
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return System.nanoTime();
  }

  private static long untilCounted(
      Consumer<byte[], byte[]> tallies, TallyKey expected, long before) {
    TallyCodec codec = new TallyCodec();
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      for (ConsumerRecord<byte[], byte[]> one : tallies.poll(POLL)) {
        if (one.value() != null
            && codec.decodeKey(one.key()).equals(expected)
            && codec.decodeValue(one.value()).count() > before) {
          return System.nanoTime();
        }
      }
    }
    throw new BenchFailure("the new event was not counted in time");
  }
}
