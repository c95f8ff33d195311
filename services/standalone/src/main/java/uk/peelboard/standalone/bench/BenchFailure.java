package uk.peelboard.standalone.bench;

import java.nio.file.Path;
import java.util.Optional;

/** The benchmark could not be run to its end; the message says why. */
public final class BenchFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path log;

  BenchFailure(String message) {
    super(message);
    this.log = null;
  }

  /**
   * @param log a file that says more; the message is to name it
   */
  BenchFailure(String message, Path log) {
    super(message);
    this.log = log;
  }

  BenchFailure(String message, Throwable cause) {
    super(message, cause);
    this.log = null;
  }

  /** A file that the message names. */
  public Optional<Path> log() {
    return Optional.ofNullable(log);
  }
}
