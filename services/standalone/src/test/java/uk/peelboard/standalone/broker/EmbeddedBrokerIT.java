package uk.peelboard.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.standalone.UserError;

class EmbeddedBrokerIT {
  @TempDir private Path directory;

  @Test
  void aRestartOnAnotherPortFindsItsData() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0, EmbeddedBrokerIT::unexpected)) {
      Records.createTopic(broker.bootstrapServers());
      Records.write(broker.bootstrapServers(), "before");
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0, EmbeddedBrokerIT::unexpected)) {
      Records.write(broker.bootstrapServers(), "after");
      assertThat(Records.readAll(broker.bootstrapServers())).containsExactly("before", "after");
    }
  }

  @Test
  void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
    try (BrokerProcess killed = BrokerProcess.start(directory)) {
      Records.createTopic(killed.bootstrapServers());
      Records.write(killed.bootstrapServers(), "before");
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0, EmbeddedBrokerIT::unexpected)) {
      assertThat(Records.readAll(broker.bootstrapServers())).containsExactly("before");
    }
  }

  @Test
  void aTopicMayBeWrittenThroughToTheDiskAtEveryAppend() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0, EmbeddedBrokerIT::unexpected)) {
      Records.createTopic(broker.bootstrapServers());
      broker.syncEveryAppend(List.of(Records.TOPIC));
      Records.write(broker.bootstrapServers(), "kept");
      assertThat(Records.readAll(broker.bootstrapServers())).containsExactly("kept");
      assertThatThrownBy(() -> broker.syncEveryAppend(List.of("nowhere")))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("nowhere");
    }
  }

  @Test
  void aPortInUseIsTheUsersToPutRight() throws Exception {
    try (ServerSocket other =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      assertThatThrownBy(
              () ->
                  EmbeddedBroker.start(
                      directory, other.getLocalPort(), EmbeddedBrokerIT::unexpected))
          .isInstanceOf(UserError.class)
          .hasMessage(
              "port %d is in use by another program; choose another with --kafka-port, or 0 for any that is free",
              other.getLocalPort());
    }
  }

  @Test
  void aDirectoryInUseNamesTheProcessThatUsesIt() throws Exception {
    try (BrokerProcess other = BrokerProcess.start(directory)) {
      assertThatThrownBy(() -> EmbeddedBroker.start(directory, 0, EmbeddedBrokerIT::unexpected))
          .isInstanceOf(UserError.class)
          .hasMessageContaining(directory.toString())
          .hasMessageContaining("(process " + other.pid() + ")");
    }
  }

  @Test
  void aDirectoryOfAnotherClusterIsLeftAlone() throws Exception {
    Path meta = Files.createDirectories(directory.resolve("kafka")).resolve("meta.properties");
    Files.writeString(meta, "version=1\ncluster.id=theirs\nnode.id=7\n");
    assertThatThrownBy(() -> EmbeddedBroker.start(directory, 0, EmbeddedBrokerIT::unexpected))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("belongs to another Kafka cluster (cluster.id theirs, node.id 7)");
    assertThat(meta.getParent()).isDirectoryNotContaining("glob:**.checkpoint");
  }

  @Test
  void aDirectoryThatIsAFileIsTheUsersToPutRight() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> EmbeddedBroker.start(file, 0, EmbeddedBrokerIT::unexpected))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("can't be written to");
  }

  @Test
  void aBrokerThatGivesUpWhileItStartsThrowsAndLetsGoOfItsDirectory() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0, EmbeddedBrokerIT::unexpected)) {
      Records.createTopic(broker.bootstrapServers());
    }
    Path metadata = directory.resolve("kafka/__cluster_metadata-0");
    Path log = metadata.resolve("00000000000000000000.log");
    byte[] bytes = Files.readAllBytes(log);
    Files.delete(log);
    Files.createDirectory(log);
    assertThatThrownBy(() -> EmbeddedBroker.start(directory, 0, EmbeddedBrokerIT::unexpected))
        .isInstanceOf(BrokerFailure.class);
    Files.delete(log);
    Files.write(log, bytes);
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0, EmbeddedBrokerIT::unexpected)) {
      assertThat(Records.readAll(broker.bootstrapServers())).isEmpty();
    }
  }

  @Test
  void aBrokerThatGivesUpLaterTellsItsOwnerAndSparesTheProcess() throws Exception {
    CompletableFuture<BrokerFailure> told = new CompletableFuture<>();
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0, told::complete)) {
      assertThat(broker.port()).isPositive();
      assertThatThrownBy(() -> Exit.halt(1, "all log directories have failed"))
          .isInstanceOf(Error.class);
      assertThat(told.get(10, TimeUnit.SECONDS)).hasMessage("all log directories have failed");
    }
  }

  @Test
  void aProcessHasOneBroker(@TempDir Path another) {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0, EmbeddedBrokerIT::unexpected)) {
      assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
      assertThatIllegalStateException()
          .isThrownBy(() -> EmbeddedBroker.start(another, 0, EmbeddedBrokerIT::unexpected));
    }
  }

  private static void unexpected(BrokerFailure failure) {
    throw failure;
  }
}
