package uk.peelboard.standalone.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import uk.peelboard.standalone.UserError;

/**
 * A Kafka broker and controller inside this process, on loopback only, with its data in a directory
 * that it finds again at the next start.
 *
 * <p>What is acknowledged survives the end of the process, however it ends. It survives a loss of
 * power too on the topics named to {@link #syncEveryAppend}: meant for those that hold what can't
 * be made again. Everything else is written through to the disk within a second.
 *
 * <p>One broker a process: Kafka's metrics and its way of giving up are static.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Duration START_AT_MOST = Duration.ofSeconds(60);
  private static final Duration STOP_AT_MOST = Duration.ofSeconds(20);

  private final int port;
  private final KafkaRaftServer server;
  private final DirectoryLock lock;
  private final BrokerExit exit;

  private EmbeddedBroker(int port, KafkaRaftServer server, DirectoryLock lock, BrokerExit exit) {
    this.port = port;
    this.server = server;
    this.lock = lock;
    this.exit = exit;
  }

  /**
   * Starts the broker and waits until it takes requests.
   *
   * @param dataDirectory made if missing; the broker keeps to its subdirectory {@code kafka}
   * @param port to listen on, or 0 for any that is free
   * @param onFailure called on a thread of its own when the broker gives up after it has started.
   *     It serves nobody from then on: the process should stop in good order and be started again
   * @throws UserError when the port is taken, another process uses the directory, or the directory
   *     is not one that this broker has made
   * @throws BrokerFailure when the broker gives up while it starts
   */
  public static EmbeddedBroker start(
      Path dataDirectory, int port, Consumer<BrokerFailure> onFailure) {
    int listenOn = port == 0 ? freePort() : requireFree(port);
    Path logDirectory = dataDirectory.toAbsolutePath().normalize().resolve("kafka");
    DirectoryLock lock;
    try {
      Files.createDirectories(logDirectory);
      lock = DirectoryLock.take(logDirectory.getParent());
    } catch (IOException e) {
      throw new UserError(
          "the data directory %s can't be written to: %s".formatted(dataDirectory, e), e);
    }
    BrokerExit exit;
    try {
      exit = BrokerExit.watch();
    } catch (IllegalStateException e) {
      close(lock, e);
      throw e;
    }
    KafkaRaftServer server = null;
    try {
      format(logDirectory);
      Properties properties = BrokerProperties.of(logDirectory, listenOn, freePort());
      server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
      awaitStart(server, exit.failure());
      exit.laterTo(onFailure);
      return new EmbeddedBroker(listenOn, server, lock, exit);
    } catch (RuntimeException | Error e) {
      if (server != null) {
        shutDown(server, e);
      }
      exit.release();
      close(lock, e);
      throw e;
    }
  }

  /** Where clients find it: {@code 127.0.0.1:port}. */
  public String bootstrapServers() {
    return BrokerProperties.HOST + ":" + port;
  }

  public int port() {
    return port;
  }

  /**
   * From now on, an acknowledgement on these topics means that the record is on the disk, and not
   * only with the operating system. It costs one write-through a batch.
   *
   * @throws UserError when a topic is not there
   */
  public void syncEveryAppend(Collection<String> topics) {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (String topic : topics) {
      changes.put(
          new ConfigResource(ConfigResource.Type.TOPIC, topic),
          List.of(
              new AlterConfigOp(new ConfigEntry("flush.messages", "1"), AlterConfigOp.OpType.SET)));
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      admin.incrementalAlterConfigs(changes).all().get(START_AT_MOST.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new UserError("the broker did not take the topics' settings: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerFailure("interrupted while the topics were set up", e);
    }
  }

  /**
   * Stops the broker and waits for it, twenty seconds at most. Open transactions are not waited
   * for.
   */
  @Override
  public void close() {
    IllegalStateException unclean = new IllegalStateException("the broker did not stop cleanly");
    shutDown(server, unclean);
    exit.release();
    close(lock, unclean);
    if (unclean.getSuppressed().length > 0 && !exit.failure().isDone()) {
      throw unclean;
    }
  }

  private static int freePort() {
    try (ServerSocket any = new ServerSocket(0, 1, loopback())) {
      return any.getLocalPort();
    } catch (IOException e) {
      throw new UserError("no port is free on " + BrokerProperties.HOST + ": " + e.getMessage(), e);
    }
  }

  private static InetAddress loopback() throws UnknownHostException {
    return InetAddress.getByAddress(BrokerProperties.HOST, new byte[] {127, 0, 0, 1});
  }

  private static int requireFree(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(loopback(), port));
      return port;
    } catch (IOException e) {
      throw new UserError(
          "port %d is in use by another program; choose another with --kafka-port, or 0 for any that is free"
              .formatted(port),
          e);
    }
  }

  private static void format(Path logDirectory) {
    Path meta = logDirectory.resolve("meta.properties");
    if (Files.exists(meta)) {
      requireOurs(meta);
      return;
    }
    try (PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(nowhere)
          .setNodeId(BrokerProperties.NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
          .setIgnoreFormatted(true)
          .addDirectory(logDirectory.toString())
          .setMetadataLogDirectory(logDirectory.toString())
          .run();
    } catch (Exception e) { // what Formatter.run declares
      throw new UserError(
          "the data directory %s can't be set up: %s".formatted(logDirectory, e.getMessage()), e);
    }
  }

  private static void requireOurs(Path meta) {
    Properties found = new Properties();
    try (var in = Files.newInputStream(meta)) {
      found.load(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new UserError("%s can't be read: %s".formatted(meta, e.getMessage()), e);
    }
    if (!Integer.toString(BrokerProperties.NODE_ID).equals(found.getProperty("node.id"))
        || found.getProperty("cluster.id") == null) {
      throw new UserError(
          "%s belongs to another Kafka cluster (cluster.id %s, node.id %s); choose another --data-dir"
              .formatted(meta, found.getProperty("cluster.id"), found.getProperty("node.id")));
    }
  }

  /**
   * A broker that gives up on one of its own threads would leave the starting one waiting for ever.
   */
  private static void awaitStart(KafkaRaftServer server, CompletableFuture<BrokerFailure> failure) {
    CompletableFuture<Void> started =
        CompletableFuture.runAsync(server::startup, EmbeddedBroker::runOnThreadOfItsOwn);
    try {
      CompletableFuture.anyOf(started, failure).get(START_AT_MOST.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw failure.getNow(new BrokerFailure("the broker did not start: " + root(e), e));
    } catch (TimeoutException e) {
      throw new BrokerFailure(
          "the broker was not up after %d seconds".formatted(START_AT_MOST.toSeconds()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerFailure("interrupted while the broker was starting", e);
    }
    if (failure.isDone()) {
      throw failure.join();
    }
  }

  private static void shutDown(KafkaRaftServer server, Throwable adding) {
    CompletableFuture<Void> stopped =
        CompletableFuture.runAsync(
            () -> {
              server.shutdown();
              server.awaitShutdown();
            },
            EmbeddedBroker::runOnThreadOfItsOwn);
    try {
      stopped.get(STOP_AT_MOST.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      adding.addSuppressed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      adding.addSuppressed(e);
    }
  }

  private static void close(DirectoryLock lock, Throwable adding) {
    try {
      lock.close();
    } catch (IOException e) {
      adding.addSuppressed(e);
    }
  }

  private static void runOnThreadOfItsOwn(Runnable task) {
    Thread thread = new Thread(task, "embedded-broker");
    thread.setDaemon(true);
    thread.start();
  }

  private static String root(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }
}
