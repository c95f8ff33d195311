package uk.peelboard.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.schemas.Topic;
import uk.peelboard.schemas.Topics;

/** Makes the topics, and checks that they are as they must be. */
public final class TopicSetup {
  private static final int MOST_LOOKS = 300;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Kafka kafka;

  public TopicSetup(Kafka kafka) {
    this.kafka = kafka;
  }

  /**
   * What was found.
   *
   * @param created the topics that were missing and are made now
   * @param partitions how many each event topic has
   */
  public record Result(List<String> created, Map<EntityKind, Integer> partitions) {}

  /**
   * Makes what is missing, and checks the rest.
   *
   * @param eventPartitions how many partitions to make event topics with
   * @param replicationFactor for new topics; empty for the broker's default
   * @throws PipelineException naming every topic that is not as it must be, and how to put it right
   */
  public Result ensure(int eventPartitions, Optional<Short> replicationFactor) {
    try (Admin admin = kafka.admin()) {
      Map<String, TopicDescription> found = describe(admin);
      List<String> created = new ArrayList<>();
      for (Topic topic : Topics.all()) {
        if (!found.containsKey(topic.name())) {
          create(admin, topic, eventPartitions, replicationFactor);
          created.add(topic.name());
        }
      }
      return new Result(List.copyOf(created), checkAll(admin, describeUntilThere(admin)));
    }
  }

  /**
   * Checks only, and makes nothing.
   *
   * @return how many partitions each event topic has
   * @throws PipelineException as {@link #ensure}, also where a topic is missing
   */
  public Map<EntityKind, Integer> check() {
    try (Admin admin = kafka.admin()) {
      return checkAll(admin, describe(admin));
    }
  }

  private static void create(
      Admin admin, Topic topic, int eventPartitions, Optional<Short> replicationFactor) {
    int partitions = topic.partitionsFixed() ? topic.partitions() : eventPartitions;
    NewTopic made =
        new NewTopic(topic.name(), Optional.of(partitions), replicationFactor)
            .configs(topic.config());
    String doing = "create the topic " + topic.name();
    try {
      Kafka.answer(admin.createTopics(List.of(made)).all(), doing);
    } catch (ExecutionException e) {
      // Another instance that starts at the same time may have been first.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new PipelineException("Could not " + doing + ": " + e.getCause().getMessage(), e);
      }
    }
  }

  private static Map<String, TopicDescription> describe(Admin admin) {
    Map<String, TopicDescription> found = new LinkedHashMap<>();
    admin
        .describeTopics(Topics.all().stream().map(Topic::name).toList())
        .topicNameValues()
        .forEach(
            (name, description) -> {
              String doing = "look at the topic " + name;
              try {
                found.put(name, Kafka.answer(description, doing));
              } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                  throw new PipelineException(
                      "Could not " + doing + ": " + e.getCause().getMessage(), e);
                }
              }
            });
    return found;
  }

  /**
   * The controller acknowledges a topic before every broker knows of it, which is a moment later,
   * or seconds later where machines are busy.
   */
  private static Map<String, TopicDescription> describeUntilThere(Admin admin) {
    Map<String, TopicDescription> found = describe(admin);
    for (int look = 1; look < MOST_LOOKS && found.size() < Topics.all().size(); look++) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      found = describe(admin);
    }
    return found;
  }

  private static Map<EntityKind, Integer> checkAll(
      Admin admin, Map<String, TopicDescription> found) {
    List<String> wrong = new ArrayList<>();
    Map<String, Config> configs = configs(admin, found.keySet());
    for (Topic topic : Topics.all()) {
      if (found.containsKey(topic.name())) {
        check(topic, found.get(topic.name()), configs.get(topic.name()), wrong);
      } else {
        wrong.add("the topic " + topic.name() + " is missing: make it with `peelboard topics`");
      }
    }
    if (!wrong.isEmpty()) {
      throw new PipelineException(
          "The topics are not as they must be:\n  " + String.join("\n  ", wrong));
    }
    Map<EntityKind, Integer> partitions = new EnumMap<>(EntityKind.class);
    for (EntityKind kind : EntityKind.values()) {
      partitions.put(kind, found.get(Topics.of(kind).name()).partitions().size());
    }
    return partitions;
  }

  private static Map<String, Config> configs(Admin admin, Set<String> topics) {
    Map<String, Config> configs = new HashMap<>();
    List<ConfigResource> resources =
        topics.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    Kafka.answerOrFail(admin.describeConfigs(resources).all(), "read the topics' settings")
        .forEach((resource, config) -> configs.put(resource.name(), config));
    return configs;
  }

  private static void check(
      Topic topic, TopicDescription found, Config config, List<String> wrong) {
    if (topic.partitionsFixed() && found.partitions().size() != topic.partitions()) {
      wrong.add(
          topic.name()
              + " has "
              + found.partitions().size()
              + " partitions where it must have "
              + topic.partitions()
              + ": delete it and make it again with `peelboard topics`");
    }
    topic
        .config()
        .forEach(
            (name, expected) -> {
              ConfigEntry entry = config.get(name);
              String actual = entry == null ? null : entry.value();
              if (!expected.equals(actual)) {
                wrong.add(
                    topic.name()
                        + " has "
                        + name
                        + "="
                        + actual
                        + " where it must be "
                        + expected
                        + ": set it with `kafka-configs.sh --alter --topic "
                        + topic.name()
                        + " --add-config "
                        + name
                        + "="
                        + expected
                        + "`");
              }
            });
  }
}
