package uk.peelboard.standalone;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the log goes: to stderr, or to a file for commands that have a directory to put it in. To
 * be said before the first line is logged, since log4j reads its configuration then and only then.
 */
public final class Logs {
  private static final String FILE = "peelboard.log.file";

  private Logs() {}

  /**
   * Everything goes to {@code peelboard.log} in that directory; stdout and stderr stay the
   * command's.
   */
  public static void toFileIn(Path directory) {
    System.setProperty(FILE, fileIn(directory).toString());
    System.setProperty("log4j2.configurationFile", "log4j2-file.xml");
  }

  /** Where {@link #toFileIn} puts it. */
  public static Path fileIn(Path directory) {
    return directory.toAbsolutePath().resolve("peelboard.log");
  }

  /** Other people's components report more than warnings. */
  public static void inDetail() {
    System.setProperty("peelboard.log.level", "info");
  }

  /** The file, where the log goes to one. */
  public static Optional<String> file() {
    return Optional.ofNullable(System.getProperty(FILE));
  }
}
