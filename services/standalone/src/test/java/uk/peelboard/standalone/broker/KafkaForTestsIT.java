package uk.peelboard.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KafkaForTestsIT {
  @Test
  void itIsABroker() throws Exception {
    try (KafkaForTests kafka = KafkaForTests.start()) {
      Records.createTopic(kafka.bootstrapServers());
      Records.write(kafka.bootstrapServers(), "one");
      assertThat(Records.readAll(kafka.bootstrapServers())).containsExactly("one");
    }
  }
}
