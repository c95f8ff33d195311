package uk.peelboard.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.schemas.Topics;

/**
 * Events to tallies. Each event topic has a sub-topology of its own:
 *
 * <pre>
 *   calls -> calls-share -+-> kpi-tallies
 *                         +-> rejected-events
 *                         +-> callers -> callers-share -+-> kpi-tallies
 *                                                       +-> rejected-events
 * </pre>
 *
 * Only that of calls also has callers told of them, on a topic that is kept like those that it
 * reads.
 */
final class PipelineTopology {
  private final Definitions definitions;
  private final Map<EntityKind, Integer> partitions;
  private final Duration horizon;
  private final Pace pace;
  private final Path directory;
  private final Function<TopicPartition, GroupPositions.Position> positions;
  private final JournalSizes sizes;

  /** What the parts of one sub-topology are called; stores and nodes are never unnamed. */
  record Names(
      String source,
      String processor,
      String store,
      String talliesSink,
      String rejectedSink,
      String callersSink) {
    static Names of(EntityKind kind) {
      String topic = kind.topic();
      return new Names(
          topic + "-source",
          topic + "-share",
          topic + "-journals",
          topic + "-to-tallies",
          topic + "-to-rejected",
          topic + "-to-callers");
    }
  }

  /**
   * @param partitions how many each event topic has
   * @param horizon how far in the future an event may lie
   * @param directory where the stores keep their state
   * @param positions how far the group has come
   * @param sizes where stores say how much they hold
   */
  PipelineTopology(
      Definitions definitions,
      Map<EntityKind, Integer> partitions,
      Duration horizon,
      Pace pace,
      Path directory,
      Function<TopicPartition, GroupPositions.Position> positions,
      JournalSizes sizes) {
    this.definitions = definitions;
    this.partitions = Map.copyOf(partitions);
    this.horizon = horizon;
    this.pace = pace;
    this.directory = directory;
    this.positions = positions;
    this.sizes = sizes;
  }

  Topology build(StreamsConfig config) {
    Topology topology = new Topology(new TopologyConfig(config));
    for (EntityKind kind : EntityKind.values()) {
      Names names = Names.of(kind);
      addShare(topology, kind, names);
      addSink(topology, names.talliesSink(), Topics.KPI_TALLIES.name(), names);
      addSink(topology, names.rejectedSink(), Topics.REJECTED_EVENTS.name(), names);
      if (kind == EntityKind.CALL) {
        addSink(topology, names.callersSink(), Topics.of(EntityKind.CALLER).name(), names);
      }
    }
    return topology;
  }

  private void addShare(Topology topology, EntityKind kind, Names names) {
    topology.addReadOnlyStateStore(
        new ShareStoreBuilder(
            names.store(),
            kind,
            partitions.get(kind),
            definitions,
            horizon,
            pace,
            directory,
            positions,
            sizes),
        names.source(),
        (event, before) -> Math.max(0, event.timestamp()),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        Topics.of(kind).name(),
        names.processor(),
        forwarding(() -> new ShareProcessor(kind, names)));
  }

  private static void addSink(Topology topology, String sink, String topic, Names names) {
    topology.addSink(
        sink, topic, new ByteArraySerializer(), new ByteArraySerializer(), names.processor());
  }

  /**
   * A read-only store's processor is typed as forwarding nothing, though the topology may well give
   * it children. The types are gone at run time, so the cast only says what is true.
   */
  @SuppressWarnings("unchecked")
  private static <K, V> ProcessorSupplier<K, V, Void, Void> forwarding(
      ProcessorSupplier<K, V, byte[], byte[]> supplier) {
    return (ProcessorSupplier<K, V, Void, Void>) (ProcessorSupplier<K, V, ?, ?>) supplier;
  }
}
