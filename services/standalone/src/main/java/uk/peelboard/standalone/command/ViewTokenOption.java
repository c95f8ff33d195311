package uk.peelboard.standalone.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import uk.peelboard.standalone.UserError;

/** Who may see figures. */
final class ViewTokenOption {
  static final String NAME = "--view-token-file";

  @Option(
      names = NAME,
      paramLabel = "FILE",
      description =
          "the token that lets people and programs see figures, of at least 16 characters")
  private Path file;

  boolean isGiven() {
    return file != null;
  }

  /** The token, or null where none is wanted. */
  String read() {
    return read(file, NAME);
  }

  /** The token of a file, or null where there is none. */
  static String read(Path file, String option) {
    if (file == null) {
      return null;
    }
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UserError("%s %s can't be read: %s".formatted(option, file, e), e);
    }
  }
}
