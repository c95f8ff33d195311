package uk.peelboard.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.schemas.WholeFile;

/**
 * One partition's checkpoints, in a directory of its own beside the files of its journals.
 *
 * <p>The last two are kept: the newest may be ahead of what its group has committed, when the
 * process was killed right after writing it.
 */
final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final String PREFIX = "checkpoint-";
  private static final int KEPT = 2;

  private final Path directory;
  private final EntityKind kind;
  private final int partition;
  private final String identity;

  private record Stored(Path file, Set<String> journalFiles) {}

  private List<Stored> stored = new ArrayList<>();

  Checkpoints(Path directory, EntityKind kind, int partition, String identity) {
    this.directory = directory;
    this.kind = kind;
    this.partition = partition;
    this.identity = identity;
  }

  /**
   * Takes up the newest checkpoint that is whole, of this identity and not ahead, and deletes every
   * other.
   *
   * @param committed the offset that the group has committed
   * @param takesUp whether what it refers to is there
   * @return null when there is none
   */
  Checkpoint takeUp(long committed, Predicate<Checkpoint> takesUp) {
    try {
      Files.createDirectories(directory);
      Checkpoint found = null;
      for (Path file : files(PREFIX)) {
        Checkpoint one = found == null ? read(file) : null;
        if (one != null && one.nextOffset() <= committed && takesUp.test(one)) {
          found = one;
          stored = new ArrayList<>(List.of(stored(file, one)));
        } else {
          Files.delete(file);
        }
      }
      deleteUnusedJournals();
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the checkpoints in " + directory, e);
    }
  }

  /** Newest first: the names of checkpoints end in their offsets. */
  private List<Path> files(String prefix) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> file.getFileName().toString().startsWith(prefix))
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }

  private Checkpoint read(Path file) throws IOException {
    byte[] content = WholeFile.read(file);
    if (content == null) {
      LOG.warn("{} is not whole, and is not used", file);
      return null;
    }
    return Checkpoint.read(identity, content);
  }

  /**
   * Writes one down, and deletes what nobody needs any more. What cannot be written is only missed
   * at the next start, so it is said and nothing else.
   */
  void write(Checkpoint checkpoint) {
    Path file = directory.resolve(String.format("%s%019d", PREFIX, checkpoint.nextOffset()));
    try {
      WholeFile.write(file, out -> checkpoint.write(kind, partition, out));
      stored.removeIf(one -> one.file().equals(file));
      stored.add(stored(file, checkpoint));
      while (stored.size() > KEPT) {
        Files.delete(stored.remove(0).file());
      }
      deleteUnusedJournals();
    } catch (IOException | UncheckedIOException e) {
      LOG.warn(
          "No checkpoint could be written in {}: the next start will take longer", directory, e);
    }
  }

  /** Forgets all of them: the partition is to be folded from its beginning. */
  void forget() {
    try {
      for (Path file : files(PREFIX)) {
        Files.delete(file);
      }
      stored = new ArrayList<>();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the checkpoints in " + directory, e);
    }
  }

  private static Stored stored(Path file, Checkpoint checkpoint) {
    Set<String> journalFiles = new HashSet<>();
    checkpoint.journals().extents().forEach(extent -> journalFiles.add(extent.file()));
    return new Stored(file, journalFiles);
  }

  /** To be called when the newest checkpoint refers to all that the log consists of. */
  private void deleteUnusedJournals() throws IOException {
    Set<String> needed = new HashSet<>();
    stored.forEach(one -> needed.addAll(one.journalFiles()));
    for (Path file : files(JournalLog.FILE_PREFIX)) {
      if (!needed.contains(file.getFileName().toString())) {
        Files.delete(file);
      }
    }
  }
}
