package uk.peelboard.views;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.views.tally.Now;

/**
 * What views need to know.
 *
 * @param kafka client properties: bootstrap servers, and what TLS and SASL need
 * @param profile the force whose tallies these are
 * @param now the moment figures are as of
 * @param host the address to listen on; beyond loopback only with a token
 * @param port to listen on, or 0 for any that is free
 * @param tokens without which nothing but health is answered
 * @param stateDirectory where what has been read of the tallies is kept between runs, nobody
 *     else's; without one, all is read at every start
 * @param version of this build
 */
public record ViewsSettings(
    Properties kafka,
    ForceProfile profile,
    Now now,
    String host,
    int port,
    ViewTokens tokens,
    Optional<Path> stateDirectory,
    String version) {

  public ViewsSettings {
    requireNonNull(kafka, "kafka");
    requireNonNull(profile, "profile");
    requireNonNull(now, "now");
    requireNonNull(host, "host");
    requireNonNull(tokens, "tokens");
    requireNonNull(stateDirectory, "stateDirectory");
    requireNonNull(version, "version");
  }
}
