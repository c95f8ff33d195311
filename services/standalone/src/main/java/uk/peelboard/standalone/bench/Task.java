package uk.peelboard.standalone.bench;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.pipeline.Kafka;
import uk.peelboard.standalone.profile.ProfileFile;

/**
 * What a child is given to do.
 *
 * @param directory for what it writes; its own
 * @param bootstrapServers where the broker is; empty for the broker itself
 * @param brokerPid whose CPU time counts too; 0 for the broker itself
 */
record Task(BenchSettings settings, String directory, String bootstrapServers, long brokerPid) {
  Task {
    requireNonNull(settings, "settings");
    requireNonNull(directory, "directory");
    requireNonNull(bootstrapServers, "bootstrapServers");
  }

  Path path(String name) {
    return Path.of(directory).resolve(name);
  }

  ForceProfile profile() {
    return ProfileFile.load(settings.profile());
  }

  Definitions definitions() {
    return new Definitions(profile());
  }

  Map<String, Object> client() {
    return Map.of("bootstrap.servers", bootstrapServers);
  }

  Kafka kafka() {
    return new Kafka(client());
  }

  Snapshot snapshot() {
    return Snapshot.take(brokerPid);
  }
}
