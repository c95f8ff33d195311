package uk.peelboard.standalone.command;

import java.net.InetAddress;
import java.net.UnknownHostException;
import picocli.CommandLine.Option;
import uk.peelboard.standalone.UserError;

/** The address that HTTP is served at. */
final class HttpHostOption {
  @Option(
      names = "--http-host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description =
          "address to listen on (default: ${DEFAULT-VALUE}); beyond this machine only with token files")
  private String host;

  String name() {
    return host;
  }

  /**
   * @param option that says who may
   * @throws UserError when others could get in without a token
   */
  String guardedBy(boolean hasTokens, String option) {
    if (!hasTokens && !isLoopback()) {
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
