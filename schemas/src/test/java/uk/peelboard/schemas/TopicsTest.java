package uk.peelboard.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.peelboard.domain.event.EntityKind;

class TopicsTest {
  @Test
  void areTheseEight() {
    assertThat(Topics.all())
        .extracting(Topic::name)
        .containsExactly(
            "calls",
            "incidents",
            "crimes",
            "cases",
            "callers",
            "rejected-events",
            "kpi-tallies",
            "kpi-definitions",
            "published-updates");
  }

  @ParameterizedTest
  @EnumSource
  void ofEventsKeepEverythingForEver(EntityKind kind) {
    Topic topic = Topics.of(kind);
    assertThat(topic.name()).isEqualTo(kind.topic());
    assertThat(topic.partitionsFixed()).isFalse();
    assertThat(topic.config())
        .containsEntry(TopicConfig.CLEANUP_POLICY_CONFIG, "delete")
        .containsEntry(TopicConfig.RETENTION_MS_CONFIG, "-1")
        .containsEntry(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
  }

  @Test
  void ofPublishedUpdatesKeepEveryVersionForEver() {
    assertThat(Topics.PUBLISHED_UPDATES.partitions()).isEqualTo(1);
    assertThat(Topics.PUBLISHED_UPDATES.partitionsFixed()).isTrue();
    assertThat(Topics.PUBLISHED_UPDATES.config())
        .containsEntry(TopicConfig.CLEANUP_POLICY_CONFIG, "delete")
        .containsEntry(TopicConfig.RETENTION_MS_CONFIG, "-1");
  }

  @Test
  void areStampedByTheBroker() {
    assertThat(Topics.all())
        .allSatisfy(
            topic ->
                assertThat(topic.config())
                    .containsEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"));
  }

  @Test
  void areCompactedWhereTheNewestOfEachKeyIsAllThatCounts() {
    assertThat(Stream.of(Topics.KPI_TALLIES, Topics.KPI_DEFINITIONS))
        .allSatisfy(
            topic -> {
              assertThat(topic.config())
                  .containsEntry(TopicConfig.CLEANUP_POLICY_CONFIG, "compact");
              assertThat(topic.partitions()).isEqualTo(1);
              assertThat(topic.partitionsFixed()).isTrue();
            });
  }
}
