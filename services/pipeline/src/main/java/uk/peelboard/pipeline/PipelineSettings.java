package uk.peelboard.pipeline;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.schemas.Admission;
import uk.peelboard.schemas.Topics;

/**
 * How the pipeline runs.
 *
 * @param stateDirectory where the instance keeps its identity and its checkpoints; its own, and
 *     kept between runs
 * @param instanceId the instance's name within the group, by which it is known again after a
 *     restart; empty for none
 * @param threads how many partitions are worked on at a time
 * @param eventPartitions how many partitions to make event topics with, where they do not exist
 * @param replicationFactor of topics that are made; empty for the broker's default
 * @param horizon how far in the future an event may lie
 * @param transactionTimeout after how long a broker ends the transaction of an instance that is
 *     gone; until then no reader sees new tallies, unless the instance comes back
 * @param checkpointEvery how many records of a partition are folded between two checkpoints, at
 *     least; up to four times as many where there are more cells than that
 */
public record PipelineSettings(
    Kafka kafka,
    Definitions definitions,
    Path stateDirectory,
    Optional<String> instanceId,
    int threads,
    int eventPartitions,
    Optional<Short> replicationFactor,
    Duration horizon,
    Duration transactionTimeout,
    int checkpointEvery) {

  /** A quarter of a second's work for a start after a crash. */
  public static final int DEFAULT_CHECKPOINT_EVERY = 100_000;

  public PipelineSettings {
    requireNonNull(kafka, "kafka");
    requireNonNull(definitions, "definitions");
    requireNonNull(stateDirectory, "stateDirectory");
    requireNonNull(instanceId, "instanceId");
    requireNonNull(replicationFactor, "replicationFactor");
    requireNonNull(horizon, "horizon");
    requireNonNull(transactionTimeout, "transactionTimeout");
    if (checkpointEvery < 1) {
      throw new IllegalArgumentException("a checkpoint every " + checkpointEvery + " records");
    }
  }

  /** Settings for one instance, with the defaults for all the rest. */
  public static PipelineSettings of(Kafka kafka, Definitions definitions, Path stateDirectory) {
    return new PipelineSettings(
        kafka,
        definitions,
        stateDirectory,
        Optional.empty(),
        1,
        Topics.DEFAULT_EVENT_PARTITIONS,
        Optional.empty(),
        Admission.DEFAULT_HORIZON,
        Duration.ofSeconds(10),
        DEFAULT_CHECKPOINT_EVERY);
  }
}
