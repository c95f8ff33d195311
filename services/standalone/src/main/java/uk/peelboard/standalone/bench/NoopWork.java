package uk.peelboard.standalone.bench;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.pipeline.Pipeline;

/**
 * Kafka Streams doing nothing: a source and an empty processor for each event topic, with the
 * pipeline's own configuration, exactly once. Its time begins when it has been started and has yet
 * to join its group, and ends when the last event's offset is committed.
 */
final class NoopWork implements Work {
  static final String GROUP = "peelboard-bench-noop";

  @Override
  public Object begin(Task task) {
    Map<String, Object> settings = new HashMap<>(Pipeline.config(PipelineWork.settings(task)));
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, GROUP);
    StreamsConfig config = new StreamsConfig(settings);
    Topology topology = new Topology(new TopologyConfig(config));
    for (EntityKind kind : EntityKind.FEEDS) {
      String source = kind.topic() + "-source";
      topology.addSource(
          source, new ByteArrayDeserializer(), new ByteArrayDeserializer(), kind.topic());
      topology.addProcessor(kind.topic() + "-nothing", NoopWork::nothing, source);
    }
    new KafkaStreams(topology, config).start();
    return new Standing(task.snapshot());
  }

  /** An object of its own for each task, as Kafka Streams demands. */
  private static Processor<byte[], byte[], Void, Void> nothing() {
    return new Processor<>() {
      @Override
      public void process(Record<byte[], byte[]> event) {}
    };
  }
}
