package uk.peelboard.views.tally;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.schemas.TallyCodec;
import uk.peelboard.schemas.Topics;
import uk.peelboard.schemas.WholeFile;

/**
 * Keeps what has been read of the tally topic in a file, so that a start need not read all of it
 * again. Whatever is in doubt is not used: the topic has it all. To be used by one thread.
 */
public final class TallyCheckpoints {
  private static final Logger LOG = LoggerFactory.getLogger(TallyCheckpoints.class);
  private static final String FILE = "tallies";

  /** So many records are read again in a second or so. */
  private static final int RECORDS = 100_000;

  /**
   * All cells are written for an eighth as many records: they are copied as they are, which takes
   * far less than reading a record.
   */
  private static final int CELLS_OF_A_RECORD = 8;

  private static final Duration LONGEST = Duration.ofHours(1);

  private final Path file;
  private final Supplier<String> topicId;
  private final Clock clock;
  private String identity;
  private long unkept;
  private Instant keptAt;

  /**
   * @param directory nobody else's; made if missing
   * @param topicId of the tally topic: another whenever it is made anew. May fail while no broker
   *     is there
   */
  public TallyCheckpoints(Path directory, Supplier<String> topicId, Clock clock) {
    this.file = directory.resolve(FILE);
    this.topicId = topicId;
    this.clock = clock;
  }

  /** The last that was kept; null where there is none that can be used. */
  TallyCheckpoint takeUp() {
    identity = identity();
    unkept = 0;
    keptAt = clock.instant();
    TallyCheckpoint found = read();
    if (found == null || isTooOld(found)) {
      LOG.info("No tallies are kept in {} that can be used: all are read", file);
      return null;
    }
    return found;
  }

  private TallyCheckpoint read() {
    try {
      Files.createDirectories(file.getParent());
      byte[] content = Files.exists(file) ? WholeFile.read(file) : null;
      return content == null ? null : TallyCheckpoint.read(identity, content);
    } catch (IOException e) {
      LOG.warn("Tallies that are kept in {} cannot be read", file, e);
      return null;
    }
  }

  /** What has gone meanwhile may not be told of any more. A day is left for clocks and reading. */
  private boolean isTooOld(TallyCheckpoint found) {
    return found
        .writtenAt()
        .plus(Topics.REMOVALS_KEPT)
        .minus(Duration.ofDays(1))
        .isBefore(clock.instant());
  }

  /** To be called after each batch that a table has been given, however it has come by it. */
  void applied(int records, TallySnapshot tallies, TallyCheckpoint.Place place) {
    unkept += records;
    boolean isMuch = unkept >= RECORDS && unkept >= tallies.size() / CELLS_OF_A_RECORD;
    if (isMuch || clock.instant().isAfter(keptAt.plus(LONGEST))) {
      keep(tallies, place);
    }
  }

  /** To be called at the end. */
  void close(TallySnapshot tallies, TallyCheckpoint.Place place) {
    if (unkept > 0) {
      keep(tallies, place);
    }
  }

  private void keep(TallySnapshot tallies, TallyCheckpoint.Place place) {
    try {
      WholeFile.write(
          file, new TallyCheckpoint(identity, clock.instant(), place, tallies)::writeTo);
    } catch (IOException e) {
      LOG.warn("Tallies cannot be kept in {}: the next start will take longer", file, e);
    }
    unkept = 0;
    keptAt = clock.instant();
  }

  /** What was kept is of no use any more. */
  void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} cannot be deleted, and must not be used again", file, e);
    }
  }

  /** Also the measures: those that a version does not know it has left out. */
  private String identity() {
    return String.join(
        "\n",
        Integer.toString(TallyCheckpoint.FORMAT_VERSION),
        Integer.toString(TallyCodec.FORMAT_VERSION),
        topicId.get(),
        Measures.all().stream()
            .map(measure -> measure.id() + measure.dimensions())
            .collect(Collectors.joining(",")));
  }
}
