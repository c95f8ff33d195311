package uk.peelboard.standalone.command;

import picocli.CommandLine.Option;

/** The port that HTTP is served at. */
final class HttpPortOption {
  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description =
          "port to listen on, 0 for any that is free (default: 8080; peelboard ingest: 8081)")
  private Integer port;

  int port(int unlessGiven) {
    return port == null ? unlessGiven : port;
  }
}
