package uk.peelboard.standalone.command;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import uk.peelboard.ingest.http.BearerTokens;
import uk.peelboard.standalone.UserError;

/** Who may send events over HTTP. */
final class EventTokenOption {
  private static final String NAME = "--token-file";

  @Option(
      names = NAME,
      paramLabel = "FILE",
      description =
          "bearer tokens that let programs send events, one a line, of at least 16 characters")
  private Path file;

  /** Where events are taken: beyond this machine only from those with a token. */
  String guarded(HttpHostOption host) {
    return host.guardedBy(file != null, NAME);
  }

  BearerTokens read() {
    if (file == null) {
      return BearerTokens.none();
    }
    try {
      return BearerTokens.fromFile(file);
    } catch (IOException | IllegalArgumentException e) {
      throw new UserError("%s %s: %s".formatted(NAME, file, e.getMessage()), e);
    }
  }
}
