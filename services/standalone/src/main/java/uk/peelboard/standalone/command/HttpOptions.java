package uk.peelboard.standalone.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import uk.peelboard.ingest.http.BearerTokens;
import uk.peelboard.standalone.UserError;
import uk.peelboard.views.ViewTokens;

/** Where HTTP is served, and to whom. */
final class HttpOptions {
  @Option(
      names = "--http-host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description =
          "address to listen on (default: ${DEFAULT-VALUE}); beyond this machine only with token files")
  private String host;

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
      names = "--view-token-file",
      paramLabel = "FILE",
      description =
          "the token that lets people and programs see figures, of at least 16 characters")
  private Path viewTokenFile;

  @Option(
      names = "--update-token-file",
      paramLabel = "FILE",
      description =
          "the token that lets the commissioner's office see updates and nothing else, of at least 16 characters")
  private Path updateTokenFile;

  /** Where events are taken. */
  String hostForEvents() {
    return guarded(tokenFile, "--token-file");
  }

  /** Where figures are shown. */
  String hostForFigures() {
    return guarded(viewTokenFile, "--view-token-file");
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
    String force = token(viewTokenFile, "--view-token-file");
    String commissioner = token(updateTokenFile, "--update-token-file");
    try {
      return new ViewTokens(force, commissioner);
    } catch (IllegalArgumentException e) {
      throw new UserError(
          "--view-token-file and --update-token-file: %s".formatted(e.getMessage()), e);
    }
  }

  private static String token(Path file, String option) {
    if (file == null) {
      return null;
    }
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UserError("%s %s can't be read: %s".formatted(option, file, e), e);
    }
  }

  private String guarded(Path tokens, String option) {
    if (tokens == null && !isLoopback()) {
      throw new UserError(
          "to listen on %s, beyond this machine, say who may: %s".formatted(host, option));
    }
    return host;
  }

  private boolean isLoopback() {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!address.isLoopbackAddress()) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException e) {
      throw new UserError("--http-host: there is no host %s".formatted(host), e);
    }
  }
}
