package uk.peelboard.standalone.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.pipeline.Pipeline;
import uk.peelboard.standalone.Lifetime;

/** One benchmark: a broker in a process of its own with a load on it, and what runs against it. */
public final class Bench implements AutoCloseable {
  private static final String BROKER_HEAP = "1g";
  private static final String LOAD_HEAP = "2g";
  private static final int DIFFERENCES_SHOWN = 10;

  private final BenchSettings settings;
  private final Path directory;
  private final Lifetime lifetime;
  private final PrintWriter progress;
  private final Child broker;
  private final String bootstrapServers;
  private int started;
  private boolean folded;
  private Boolean talliesEqual;

  private Bench(
      BenchSettings settings,
      Path directory,
      Lifetime lifetime,
      PrintWriter progress,
      Child broker,
      String bootstrapServers) {
    this.settings = settings;
    this.directory = directory;
    this.lifetime = lifetime;
    this.progress = progress;
    this.broker = broker;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts the broker.
   *
   * @param directory for all that is written
   * @param lifetime which ends the children
   * @param progress is told what is being done
   */
  static Bench open(BenchSettings settings, Path directory, Lifetime lifetime, PrintWriter progress)
      throws IOException {
    Path home = Files.createDirectories(directory.resolve("broker"));
    Child broker =
        lifetime.closes(
            "broker",
            Child.start(Role.BROKER, new Task(settings, home.toString(), "", 0), BROKER_HEAP));
    String bootstrapServers = broker.hear(BrokerWork.Listening.class).bootstrapServers();
    return new Bench(settings, directory, lifetime, progress, broker, bootstrapServers);
  }

  /** Another one with a broker of its own, for what must not meet the load. To be closed. */
  Bench apart(String name) throws IOException {
    return open(settings, directory.resolve(name), lifetime, progress);
  }

  /** Publishes the load. */
  RunResult load() throws IOException {
    say("loading %,d events".formatted(settings.events()));
    try (Child child = start(Role.LOAD, settings, LOAD_HEAP)) {
      Usage usage = child.hear(Measured.class).usage();
      return RunResult.of("load", usage.withDiskBytes(eventBytes()));
    }
  }

  /** Measures one after the other. */
  List<RunResult> measure(List<BenchRun> runs) throws IOException {
    List<RunResult> results = new ArrayList<>();
    for (BenchRun run : runs) {
      say("measuring " + run.name());
      results.add(run.measure(this));
    }
    return results;
  }

  /**
   * Whether the pipeline's tallies were the plain program's, each time that they were compared;
   * empty where they were not.
   */
  Optional<Boolean> talliesEqual() {
    return Optional.ofNullable(talliesEqual);
  }

  /** Compares the tally topic as it is now with the plain program's, which is run if need be. */
  void compareTallies() throws IOException {
    if (!folded) {
      say("folding plainly, to compare");
      RunResult unused = new FoldRun().measure(this);
    }
    say("comparing tallies");
    List<String> differences =
        TallyComparison.differences(TallyComparison.published(client()), FoldRun.tallies(this));
    differences.stream().limit(DIFFERENCES_SHOWN).forEach(this::say);
    if (differences.size() > DIFFERENCES_SHOWN) {
      say("%,d shares differ".formatted(differences.size()));
    }
    talliesEqual = differences.isEmpty() && !Boolean.FALSE.equals(talliesEqual);
  }

  /** Whether the pipeline has counted all of the load, and left its state behind. */
  boolean hasCounted() {
    return talliesEqual != null;
  }

  /** From now on, the plain program's tallies of this load are there. */
  void noteFolded() {
    folded = true;
  }

  /** As if no pipeline had ever run. */
  void forgetTallies(Path home) throws IOException {
    Forgetting.of(client(), Pipeline.APPLICATION_ID);
    Disk.remove(home);
  }

  /** How much the broker has been given to write since it was started, beside the load. */
  long written() throws IOException {
    return broker.ask(Question.WRITTEN, Long.class);
  }

  BenchSettings settings() {
    return settings;
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  Map<String, Object> client() {
    return Map.of("bootstrap.servers", bootstrapServers);
  }

  /** A child with a directory of its own, which ends with the benchmark at the latest. */
  Child start(Role role, String heap) throws IOException {
    return start(role, settings, heap);
  }

  /** The same, with settings of its own. */
  Child start(Role role, BenchSettings with, String heap) throws IOException {
    Path home = directory.resolve(role.name() + "-" + ++started);
    return startIn(home, role, with, heap);
  }

  /** The same in a directory that may hold what another child has left behind. */
  Child startIn(Path home, Role role, BenchSettings with, String heap) throws IOException {
    Files.createDirectories(home);
    Task task = new Task(with, home.toString(), bootstrapServers, broker.pid());
    return lifetime.closes(role.name(), Child.start(role, task, heap));
  }

  /** Where something may be written that later runs read. */
  Path path(String name) {
    return directory.resolve(name);
  }

  void say(String what) {
    progress.println("bench: " + what);
    progress.flush();
  }

  /** Up to where the event topics hold the load. */
  Map<TopicPartition, Long> ends() {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    EventLog.partitions(settings.partitions()).forEach(one -> asked.put(one, OffsetSpec.latest()));
    try (Admin admin = Admin.create(client())) {
      Map<TopicPartition, Long> ends = new HashMap<>();
      CommitWatch.answer(admin.listOffsets(asked).all())
          .forEach((partition, end) -> ends.put(partition, end.offset()));
      return ends;
    }
  }

  /** Ends its broker. */
  @Override
  public void close() {
    broker.close();
  }

  /** What the broker has on disk of the event topics. */
  long eventBytes() throws IOException {
    long sum = 0;
    for (EntityKind kind : EntityKind.FEEDS) {
      sum += topicBytes(kind.topic()).orElse(0L);
    }
    return sum;
  }

  /** What the broker has on disk of a topic; empty where there is none. */
  Optional<Long> topicBytes(String topic) throws IOException {
    return Disk.bytesOfTopic(directory.resolve("broker").resolve("kafka"), topic);
  }
}
