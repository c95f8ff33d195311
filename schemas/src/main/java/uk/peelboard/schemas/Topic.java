package uk.peelboard.schemas;

import java.util.Map;

/**
 * A topic as it has to be.
 *
 * @param partitions how many it is made with
 * @param partitionsFixed whether it has to have exactly so many; otherwise an installation may
 *     choose, once, since the partition of a key depends on their number
 * @param config every topic setting that Peelboard depends on, by Kafka's name for it
 */
public record Topic(
    String name, int partitions, boolean partitionsFixed, Map<String, String> config) {

  public Topic {
    config = Map.copyOf(config);
  }
}
