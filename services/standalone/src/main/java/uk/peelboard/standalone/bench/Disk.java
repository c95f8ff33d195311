package uk.peelboard.standalone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at what is on disk. */
final class Disk {
  private Disk() {}

  /** The log segments of a topic's partitions, without their indexes, which are of fixed sizes. */
  static Optional<Long> bytesOfTopic(Path logs, String topic) throws IOException {
    List<Path> partitions;
    try (Stream<Path> all = Files.list(logs)) {
      partitions =
          all.filter(one -> one.getFileName().toString().matches(topic + "-\\d+")).toList();
    }
    if (partitions.isEmpty()) {
      return Optional.empty();
    }
    long sum = 0;
    for (Path partition : partitions) {
      sum += bytes(partition, ".log");
    }
    return Optional.of(sum);
  }

  /** All files below a directory whose name ends so; 0 where there is no such directory. */
  static long bytes(Path directory, String suffix) throws IOException {
    if (!Files.isDirectory(directory)) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(one -> one.getFileName().toString().endsWith(suffix))
          .mapToLong(Disk::size)
          .sum();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (NoSuchFileException gone) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a directory and all that is in it; nothing where there is none. */
  static void remove(Path directory) throws IOException {
    remove(directory, null);
  }

  /**
   * The same, but for a file and the directories that lead to it.
   *
   * @param left what is to stay; null for nothing
   */
  static void remove(Path directory, Path left) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!file.equals(left)) {
              Files.deleteIfExists(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException e)
              throws IOException {
            if (left == null || !left.startsWith(visited)) {
              Files.deleteIfExists(visited);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
