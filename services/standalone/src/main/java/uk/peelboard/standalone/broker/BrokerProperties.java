package uk.peelboard.standalone.broker;

import java.nio.file.Path;
import java.util.Properties;

/** How a broker is set up that is alone, on one machine, and holds what must never be lost. */
final class BrokerProperties {
  static final int NODE_ID = 1;
  static final String HOST = "127.0.0.1";
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  private static final long MOST_COMPACTION_BYTES = 128 << 20;

  private BrokerProperties() {}

  static Properties of(Path logDirectory, int port, int controllerPort) {
    Properties broker = new Properties();
    broker.put("process.roles", "broker,controller");
    broker.put("node.id", Integer.toString(NODE_ID));
    broker.put("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort);
    broker.put(
        "listeners",
        "PLAINTEXT://%1$s:%2$d,%3$s://%1$s:%4$d"
            .formatted(HOST, port, CONTROLLER_LISTENER, controllerPort));
    broker.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
    broker.put("controller.listener.names", CONTROLLER_LISTENER);
    broker.put(
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    broker.put("log.dirs", logDirectory.toString());
    broker.put("auto.create.topics.enable", "false");
    broker.put("metric.reporters", "");
    keep(broker);
    beSmall(broker);
    beQuick(broker);
    return broker;
  }

  private static void keep(Properties broker) {
    broker.put("log.retention.ms", "-1");
    // A week's standstill must not cost the pipeline its place.
    broker.put("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
    // At a loss of power at most the last second of what is derived from the events goes; for the
    // events themselves see EmbeddedBroker.syncEveryAppend.
    broker.put("log.flush.interval.ms", "1000");
    broker.put("log.flush.scheduler.interval.ms", "1000");
  }

  private static void beSmall(Properties broker) {
    for (String topic :
        new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
      broker.put(topic + ".replication.factor", "1");
      broker.put(topic + ".num.partitions", "1");
    }
    broker.put("transaction.state.log.min.isr", "1");
    broker.put("share.coordinator.state.topic.min.isr", "1");
    broker.put("num.network.threads", "1");
    broker.put("num.io.threads", "2");
    broker.put("num.replica.fetchers", "1");
    broker.put("background.threads", "1");
    broker.put("log.cleaner.dedupe.buffer.size", Long.toString(compactionBytes()));
  }

  /**
   * Each pass of compaction writes all of a topic anew, and has done with as many keys as there is
   * room for, 24 bytes each: with room for half a million it was at work half the time on the
   * tallies of ten years. The broker's own default is for five million.
   */
  private static long compactionBytes() {
    return Math.min(MOST_COMPACTION_BYTES, Runtime.getRuntime().maxMemory() / 8);
  }

  private static void beQuick(Properties broker) {
    broker.put("group.initial.rebalance.delay.ms", "0");
    broker.put("group.streams.initial.rebalance.delay.ms", "0");
    // After kill -9 the controller takes the broker back only when its old session has run out.
    broker.put("broker.session.timeout.ms", "2000");
    broker.put("broker.heartbeat.interval.ms", "500");
    // Readers of committed records wait for a killed writer's transaction to be called off.
    broker.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
  }
}
