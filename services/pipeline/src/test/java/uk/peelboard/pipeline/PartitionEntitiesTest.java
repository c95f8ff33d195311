package uk.peelboard.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.peelboard.domain.event.CallPayload.CallAnswered;
import uk.peelboard.domain.event.CallPayload.CallPresented;
import uk.peelboard.domain.event.CallerPayload.CallMade;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.domain.fact.CallerEvents;
import uk.peelboard.schemas.Admission;
import uk.peelboard.schemas.EventCodec;

class PartitionEntitiesTest {
  private static final Instant START = Instant.parse("2024-07-01T12:00:00Z");
  private static final int CALLS = 50;

  /** A partition that can be read again and again. */
  private static final class Log extends MockConsumer<byte[], byte[]> {
    private final TopicPartition partition;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private int timesRead;

    Log(EntityKind kind) {
      super("none");
      partition = new TopicPartition(kind.topic(), 0);
      updateBeginningOffsets(Map.of(partition, 0L));
    }

    void append(byte[] key, byte[] value) {
      long offset = records.size();
      records.add(
          new ConsumerRecord<>(
              partition.topic(),
              partition.partition(),
              offset,
              START.plusSeconds(offset).toEpochMilli(),
              TimestampType.LOG_APPEND_TIME,
              key == null ? 0 : key.length,
              value.length,
              key,
              value,
              new RecordHeaders(),
              Optional.empty()));
    }

    @Override
    public synchronized void seekToBeginning(Collection<TopicPartition> partitions) {
      super.seekToBeginning(partitions);
      timesRead++;
      records.forEach(this::addRecord);
    }
  }

  private final Log log = new Log(EntityKind.CALL);
  private final EventCodec codec = new EventCodec();

  private void call(String id, int step, Payload payload) {
    Event event =
        new Event(new UUID(id.hashCode(), step), id, START.plusSeconds(step), START, "s", payload);
    log.append(id.getBytes(UTF_8), codec.encode(EntityKind.CALL, event));
  }

  /** All are presented before any is answered; between them is what belongs to no entity. */
  private void calls() {
    for (int i = 0; i < CALLS; i++) {
      call("C" + i, 0, new CallPresented("999", null, null, null));
    }
    log.append(null, new byte[] {1});
    log.append("C1".getBytes(UTF_8), new byte[] {1});
    for (int i = 0; i < CALLS; i++) {
      call("C" + i, 9, new CallAnswered(null));
    }
  }

  private Map<String, Integer> eventsOfEach(int mostHeld, RecordBound bound) {
    Map<String, Integer> events = new TreeMap<>();
    PartitionReader reader =
        new PartitionReader(log, Clock.fixed(START.plusSeconds(9999), ZoneOffset.UTC));
    new PartitionEntities(reader, Admission.DEFAULT_HORIZON, mostHeld)
        .visit(
            EntityKind.CALL,
            0,
            1,
            log.records.size(),
            bound,
            (kind, id, journal) ->
                assertThat(events.put(id, journal.size())).as("handed over before").isNull(),
            (read, of) -> assertThat(read).isLessThanOrEqualTo(of));
    return events;
  }

  private static RecordBound first(long records) {
    return RecordBound.first(Map.of(EntityKind.CALL, Map.of(0, records)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 40, 7})
  void handsOverEachEntityOnceHoweverOftenThePartitionHasToBeRead(int mostHeld) {
    calls();

    Map<String, Integer> events = eventsOfEach(mostHeld, first(log.records.size()));

    assertThat(events).hasSize(CALLS);
    assertThat(events.values()).containsOnly(2);
    assertThat(log.timesRead).isEqualTo(log.records.size() / mostHeld + 1);
  }

  @Test
  void takesSoManyRecordsAndNoMore() {
    calls();

    Map<String, Integer> events = eventsOfEach(20, first(CALLS + 3));

    assertThat(events).hasSize(CALLS);
    assertThat(events.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(CALLS + 1);
    assertThat(eventsOfEach(20, first(0))).isEmpty();
    assertThat(eventsOfEach(20, RecordBound.first(new HashMap<>()))).isEmpty();
  }

  @Test
  void takesWhatTheBrokerHadByAMoment() {
    calls();

    Map<String, Integer> events =
        eventsOfEach(20, RecordBound.appendedBy(START.plusSeconds(CALLS + 2)));

    assertThat(events).hasSize(CALLS).containsEntry("C0", 2).containsEntry("C1", 1);
  }

  @Test
  void handsOverACallerOnceForEachTime() {
    Log ofCallers = new Log(EntityKind.CALLER);
    for (String id : List.of("k@220", "k@221", "m@221", "k@221")) {
      UUID place = CallerEvents.id(0, ofCallers.records.size());
      CallMade made = new CallMade("C" + place, "999");
      ofCallers.append(
          Admission.key(EntityKind.CALLER, id),
          codec.encode(EntityKind.CALLER, new Event(place, id, START, START, "s", made)));
    }
    Map<String, Integer> events = new TreeMap<>();
    new PartitionEntities(
            new PartitionReader(ofCallers, Clock.fixed(START, ZoneOffset.UTC)),
            Admission.DEFAULT_HORIZON)
        .visit(
            EntityKind.CALLER,
            0,
            1,
            ofCallers.records.size(),
            RecordBound.appendedBy(START.plusSeconds(9999)),
            (kind, id, journal) ->
                assertThat(events.put(id, journal.size())).as("handed over before").isNull(),
            (read, of) -> assertThat(read).isLessThanOrEqualTo(of));

    assertThat(events).containsExactly(entry("k@220", 1), entry("k@221", 2), entry("m@221", 1));
  }

  @Test
  void stopsWhenToldTo() {
    calls();
    PartitionReader reader = new PartitionReader(log, Clock.fixed(START, ZoneOffset.UTC));

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(
            () ->
                new PartitionEntities(reader, Admission.DEFAULT_HORIZON)
                    .visit(
                        EntityKind.CALL,
                        0,
                        1,
                        log.records.size(),
                        first(log.records.size()),
                        (kind, id, journal) -> {
                          throw new AssertionError("went on");
                        },
                        (read, of) -> {
                          throw new CancellationException();
                        }));
  }
}
