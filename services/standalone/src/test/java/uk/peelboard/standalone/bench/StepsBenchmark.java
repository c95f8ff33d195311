package uk.peelboard.standalone.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.fact.Journal;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.tally.BatchFold;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.domain.tally.Share;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.schemas.Admission;
import uk.peelboard.schemas.EventCodec;
import uk.peelboard.schemas.JournalCodec;
import uk.peelboard.schemas.RecurringTexts;
import uk.peelboard.schemas.TallyCodec;
import uk.peelboard.standalone.profile.ProfileFile;

/**
 * What each step from an event's bytes to a tally's costs, in time and garbage for each event of
 * the benchmark's load (for each tally in the last two), without Kafka.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StepsBenchmark {
  private static final int EVENTS = 200_000;
  private static final int TALLIES = 500;

  /** As often as the pipeline publishes at least. */
  private static final int PUBLISH_EVERY = 20_000;

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Arrived(EntityKind kind, byte[] key, byte[] value, Event event) {}

  private final Definitions definitions = new Definitions(ProfileFile.load("west-midlands"));
  private final EventCodec events = new EventCodec();
  private final Admission admission = new Admission(Admission.DEFAULT_HORIZON);
  private final TallyCodec tallies = new TallyCodec();
  private final List<Arrived> arrived = new ArrayList<>();
  private final Map<String, Journal> journals = new HashMap<>();
  private final List<byte[]> tallyKeys = new ArrayList<>();
  private final List<byte[]> tallyValues = new ArrayList<>();
  private final List<Map.Entry<Cell, Distribution>> cells = new ArrayList<>();
  private long now;

  /** The same events for every step. */
  @Setup(Level.Trial)
  public void draw() {
    Load load = new Load(definitions.profile(), "A", 1, 1);
    BatchFold calls = new BatchFold(EntityKind.CALL, definitions);
    for (int i = 0; i < EVENTS; i++) {
      AddressedEvent one = load.next();
      Event event = one.event();
      arrived.add(
          new Arrived(
              one.kind(),
              event.entityId().getBytes(UTF_8),
              events.encode(one.kind(), event),
              event));
      now = Math.max(now, event.recordedAt().toEpochMilli());
      if (one.kind() == EntityKind.CALL) {
        calls.accept(event);
        journals.merge(event.entityId(), Journal.EMPTY.with(event), (all, more) -> all.with(event));
      }
    }
    calls.tallies().entrySet().stream().limit(TALLIES).forEach(cells::add);
    if (cells.size() != TALLIES) {
      throw new IllegalStateException("only " + cells.size() + " tallies");
    }
    for (Map.Entry<Cell, Distribution> one : cells) {
      tallyKeys.add(tallies.encodeKey(EntityKind.CALL, 0, one.getKey()));
      tallyValues.add(tallies.encodeValue(one.getValue()));
    }
  }

  /** Decoding and checking, as the pipeline does both. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void admit(Blackhole out) {
    for (Arrived one : arrived) {
      out.consume(admission.admit(one.kind, one.key, one.value, now, 0, 1));
    }
  }

  /** What producers do. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void encodeEvent(Blackhole out) {
    for (Arrived one : arrived) {
      out.consume(events.encode(one.kind, one.event));
    }
  }

  /** From events to cells, with journals on the heap. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void fold(Blackhole out) {
    Map<EntityKind, Share> shares = new HashMap<>();
    int folded = 0;
    for (Arrived one : arrived) {
      shares.computeIfAbsent(one.kind, kind -> new Share(kind, definitions)).accept(one.event);
      if (++folded % PUBLISH_EVERY == 0) {
        shares.values().forEach(share -> out.consume(share.takeChanged()));
      }
    }
  }

  /** The oracle, for comparison. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void foldAsOneBatch(Blackhole out) {
    Map<EntityKind, BatchFold> folds = new HashMap<>();
    for (Arrived one : arrived) {
      folds.computeIfAbsent(one.kind, kind -> new BatchFold(kind, definitions)).accept(one.event);
    }
    folds.values().forEach(fold -> out.consume(fold.tallies()));
  }

  /** Writing down calls' journals and reading them again, for each event of the load. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void journalToBytesAndBack(Blackhole out) {
    JournalCodec codec = new JournalCodec(EntityKind.CALL, new RecurringTexts(List.of()));
    journals.forEach(
        (id, journal) -> out.consume(codec.decode(codec.encoded(), codec.encode(id, journal))));
  }

  @Benchmark
  @OperationsPerInvocation(TALLIES)
  public void encodeTally(Blackhole out) {
    for (Map.Entry<Cell, Distribution> one : cells) {
      out.consume(tallies.encodeKey(EntityKind.CALL, 0, one.getKey()));
      out.consume(tallies.encodeValue(one.getValue()));
    }
  }

  @Benchmark
  @OperationsPerInvocation(TALLIES)
  public void decodeTally(Blackhole out) {
    for (int i = 0; i < tallyKeys.size(); i++) {
      out.consume(tallies.decodeKey(tallyKeys.get(i)));
      out.consume(tallies.decodeValue(tallyValues.get(i)));
    }
  }
}
