package uk.peelboard.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreCallback;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import uk.peelboard.domain.event.CallPayload.CallAnswered;
import uk.peelboard.domain.event.CallPayload.CallPresented;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.EventWithdrawn;
import uk.peelboard.domain.fact.CallerEvents;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.tally.BatchFold;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.domain.tally.Share;
import uk.peelboard.schemas.Admission;
import uk.peelboard.schemas.EventCodec;

/** A partition, its store, and a process that dies at any moment. */
class ShareStoreTest {
  private static final TopicPartition CALLS = new TopicPartition("calls", 0);
  private static final Instant NOON = Instant.parse("2024-07-01T11:00:00Z");
  private static final Instant CAME_IN = NOON.plusSeconds(1_000_000);
  private static final Definitions DEFINITIONS = new Definitions(Profiles.withAreas("Dudley"));
  private static final Pace PACE = new Pace(10, 25);

  private final EventCodec codec = new EventCodec();

  /** What the cluster knows: only this outlives a crash, beside the directory. */
  private static final class Committed {
    private long offset;
    private Map<Cell, Distribution> tallies = new HashMap<>();
    private List<Event> told = new ArrayList<>();
  }

  private List<Event> log(Random random) {
    List<Event> log = new ArrayList<>();
    for (int i = random.nextInt(400); i >= 0; i--) {
      if (random.nextInt(10) == 0 && !log.isEmpty()) {
        log.add(log.get(random.nextInt(log.size())));
      } else {
        log.add(event(random, log));
      }
    }
    return log;
  }

  private static Event event(Random random, List<Event> earlier) {
    UUID id = new UUID(random.nextLong(), random.nextLong());
    Instant at = NOON.plusSeconds(random.nextInt(300_000));
    if (random.nextInt(10) == 0 && !earlier.isEmpty()) {
      Event other = earlier.get(random.nextInt(earlier.size()));
      return new Event(id, other.entityId(), at, at, "cad", new EventWithdrawn(other.id(), "no"));
    }
    String call = "C" + random.nextInt(40);
    return random.nextBoolean()
        ? new Event(
            id, call, at, at, "bt", new CallPresented("999", "Dudley", caller(random), null))
        : new Event(id, call, at, at, "telephony", new CallAnswered(null));
  }

  private static String caller(Random random) {
    return random.nextInt(5) == 0 ? null : "k" + random.nextInt(3);
  }

  /** What callers are told by a process that never dies. */
  private static List<Event> told(List<Event> log) {
    List<Event> told = new ArrayList<>();
    Share share = new Share(EntityKind.CALL, DEFINITIONS);
    for (int i = 0; i < log.size(); i++) {
      UUID id = CallerEvents.id(0, i);
      share.accept(
          log.get(i),
          (event, before, after) ->
              told.addAll(CallerEvents.following(before, after, id, CAME_IN)));
    }
    return told;
  }

  @Property(tries = 150)
  void howeverOftenTheProcessDiesTheTalliesAreThoseOfTheBatchFoldAndCallersAreToldOnce(
      @ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<Event> log = log(random);
    Path directory = Files.createTempDirectory("share-store");
    Committed committed = new Committed();
    for (int deaths = 0; deaths < 12; deaths++) {
      live(log, committed, directory, random, random.nextInt(log.size()));
    }
    live(log, committed, directory, random, log.size());
    delete(directory);

    BatchFold expected = new BatchFold(EntityKind.CALL, DEFINITIONS);
    log.forEach(expected::accept);
    assertThat(committed.offset).isEqualTo(log.size());
    assertThat(committed.tallies).isEqualTo(expected.tallies());
    assertThat(committed.told).isEqualTo(told(log));
  }

  /** One life of the process, as the processor leads it; until it dies, or all is done. */
  private void live(
      List<Event> log, Committed committed, Path directory, Random random, int deathAt) {
    ShareStore store = store(directory, committed, log);
    Map<Cell, Distribution> published = new HashMap<>(committed.tallies);
    List<Event> told = new ArrayList<>(committed.told);
    boolean restoredUnpublished = store.hasUnpublished();
    int position = (int) committed.offset;
    while (position < Math.max(deathAt, committed.offset)) {
      if (restoredUnpublished) {
        publish(store, published);
        restoredUnpublished = false;
      }
      Event event = log.get(position);
      store.fold(
          event.entityId().getBytes(UTF_8),
          codec.encode(EntityKind.CALL, event),
          CAME_IN.toEpochMilli(),
          position);
      told.addAll(store.takeToldCallers());
      position++;
      if (store.publicationIsDue() || random.nextInt(6) == 0) {
        publish(store, published);
      }
      if (random.nextInt(8) == 0) {
        committed.offset = position;
        committed.tallies = new HashMap<>(published);
        committed.told = new ArrayList<>(told);
      }
    }
    if (position == log.size()) {
      publish(store, published);
      committed.offset = position;
      committed.tallies = published;
      committed.told = told;
    } else if (random.nextBoolean()) {
      store.close();
    }
  }

  private static void publish(ShareStore store, Map<Cell, Distribution> published) {
    store.publish(
        0,
        (cell, share) -> {
          if (share == null) {
            published.remove(cell);
          } else {
            published.put(cell, share.copy());
          }
        });
  }

  private ShareStore store(Path directory, Committed committed, List<Event> log) {
    ShareStore store =
        new ShareStoreBuilder(
                "calls-journals",
                EntityKind.CALL,
                1,
                DEFINITIONS,
                Admission.DEFAULT_HORIZON,
                PACE,
                directory,
                partition -> new GroupPositions.Position("an id", committed.offset, log.size()),
                new JournalSizes())
            .build();
    StateRestoreCallback[] restore = new StateRestoreCallback[1];
    store.init(context(restore), store);
    Long checkpointed = store.committedOffset(CALLS);
    int from = checkpointed == null ? 0 : Math.toIntExact(checkpointed) + 1;
    assertThat(from).isLessThanOrEqualTo((int) committed.offset);
    for (Event event : log.subList(from, (int) committed.offset)) {
      byte[] value = codec.encode(EntityKind.CALL, event);
      byte[] stamped =
          ByteBuffer.allocate(Long.BYTES + value.length)
              .putLong(CAME_IN.toEpochMilli())
              .put(value)
              .array();
      restore[0].restore(event.entityId().getBytes(UTF_8), stamped);
    }
    return store;
  }

  /** All that a store asks of its context. */
  private static StateStoreContext context(StateRestoreCallback[] restore) {
    return (StateStoreContext)
        Proxy.newProxyInstance(
            ShareStoreTest.class.getClassLoader(),
            new Class<?>[] {StateStoreContext.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("taskId")) {
                return new TaskId(0, 0);
              }
              assertThat(method.getName()).isEqualTo("register");
              restore[0] = (StateRestoreCallback) arguments[1];
              return null;
            });
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path one : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(one);
      }
    }
  }
}
