package uk.peelboard.standalone.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import uk.peelboard.standalone.UserError;

/** Where a benchmark writes what nobody needs afterwards. */
public final class ScratchDirectory implements AutoCloseable {
  private final Path path;
  private final boolean keep;
  private final PrintWriter err;
  private Path left;

  private ScratchDirectory(Path path, boolean keep, PrintWriter err) {
    this.path = path;
    this.keep = keep;
    this.err = err;
  }

  /**
   * @param chosen an empty directory, or one to be made; null for a temporary one
   * @param keep whether it is left as it is in the end
   * @param err is told where it is, if so
   * @throws UserError when it can't be written to, or has something in it
   */
  public static ScratchDirectory of(Path chosen, boolean keep, PrintWriter err) {
    try {
      if (chosen == null) {
        return new ScratchDirectory(Files.createTempDirectory("peelboard-bench-"), keep, err);
      }
      Files.createDirectories(chosen);
      try (Stream<Path> there = Files.list(chosen)) {
        if (there.findAny().isPresent()) {
          throw new UserError(
              "--data-dir %s is not empty, and would be removed afterwards; name another"
                  .formatted(chosen));
        }
      }
      return new ScratchDirectory(chosen.toAbsolutePath(), keep, err);
    } catch (IOException e) {
      throw new UserError("no directory to work in: " + e, e);
    }
  }

  public Path path() {
    return path;
  }

  /** A file that is not removed, since a message names it. */
  public void leave(Path file) {
    left = file;
  }

  /** Removes what is in it; it may be many gigabytes. */
  @Override
  public void close() throws IOException {
    if (keep) {
      err.println("bench: everything is in " + path);
    } else {
      err.println("bench: removing what it wrote to " + path);
      Disk.remove(path, left);
    }
    err.flush();
  }
}
