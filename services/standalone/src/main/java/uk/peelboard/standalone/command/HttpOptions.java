package uk.peelboard.standalone.command;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.peelboard.ingest.http.BearerTokens;
import uk.peelboard.standalone.UserError;
import uk.peelboard.views.ViewTokens;

/** Where HTTP is served, and to whom. */
final class HttpOptions {
  @Mixin private HttpHostOption host;
  @Mixin private ViewTokenOption viewToken;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description =
          "port to listen on, 0 for any that is free (default: 8080; peelboard ingest: 8081)")
  private Integer port;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "bearer tokens that let programs send events, one a line, of at least 16 characters")
  private Path tokenFile;

  @Option(
      names = "--update-token-file",
      paramLabel = "FILE",
      description =
          "the token that lets the commissioner's office see updates and nothing else, of at least 16 characters")
  private Path updateTokenFile;

  /** Where events are taken. */
  String hostForEvents() {
    return host.guardedBy(tokenFile != null, "--token-file");
  }

  /** Where figures are shown. */
  String hostForFigures() {
    return host.guardedBy(viewToken.isGiven(), ViewTokenOption.NAME);
  }

  int port(int unlessGiven) {
    return port == null ? unlessGiven : port;
  }

  BearerTokens tokens() {
    if (tokenFile == null) {
      return BearerTokens.none();
    }
    try {
      return BearerTokens.fromFile(tokenFile);
    } catch (IOException | IllegalArgumentException e) {
      throw new UserError("--token-file %s: %s".formatted(tokenFile, e.getMessage()), e);
    }
  }

  /** The tokens without which figures are not shown. */
  ViewTokens viewTokens() {
    String force = viewToken.read();
    String commissioner = ViewTokenOption.read(updateTokenFile, "--update-token-file");
    try {
      return new ViewTokens(force, commissioner);
    } catch (IllegalArgumentException e) {
      throw new UserError(
          "--view-token-file and --update-token-file: %s".formatted(e.getMessage()), e);
    }
  }
}
