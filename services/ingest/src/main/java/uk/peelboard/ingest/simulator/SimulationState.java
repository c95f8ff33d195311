package uk.peelboard.ingest.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Properties;
import uk.peelboard.domain.profile.ForceProfile;

/**
 * All that a simulation needs to go on where it stopped: the events themselves are made again.
 *
 * @param publishedUpTo everything sent before this is published, and perhaps a little more
 * @param model the {@link SimulatedForce#MODEL} that it was begun with
 * @param world a fingerprint of the profile and scenario that it was begun with
 */
record SimulationState(long seed, Instant start, Instant publishedUpTo, int model, String world) {

  /** A simulation that has published nothing yet. */
  static SimulationState begin(long seed, Instant start, String world) {
    return new SimulationState(
        seed, start, SimulatedForce.firstInstant(start), SimulatedForce.MODEL, world);
  }

  SimulationState publishedUpTo(Instant instant) {
    return new SimulationState(seed, start, instant, model, world);
  }

  /** What of a profile and scenario decides which events a seed gives. */
  static String worldOf(ForceProfile profile, Scenario scenario) {
    String decisive =
        String.join(
            "|",
            profile.zone().getId(),
            profile.areas().toString(),
            profile.grades().keySet().toString(),
            profile.nonPoliceResourceKinds().toString(),
            scenario.toString());
    return new Pseudonyms(0).of(decisive);
  }

  /**
   * @throws IOException also when the file is none that {@link #write} wrote
   */
  static SimulationState read(Path file) throws IOException {
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      lines.load(reader);
      return new SimulationState(
          Long.parseLong(value(lines, "seed")),
          Instant.parse(value(lines, "start")),
          Instant.parse(value(lines, "published-up-to")),
          Integer.parseInt(value(lines, "model")),
          value(lines, "world"));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(
          file + " does not say how far the simulation is (" + e.getMessage() + ")", e);
    }
  }

  private static String value(Properties lines, String key) {
    String value = lines.getProperty(key);
    if (value == null) {
      throw new IllegalArgumentException("no " + key);
    }
    return value;
  }

  /** Replaces the file in one step, so that after a crash there is the old one or the new one. */
  void write(Path file) throws IOException {
    String text =
        String.join(
            System.lineSeparator(),
            "# How far the simulated force is. Without this file it starts anew, under other ids,",
            "# and what is in the log already would stay beside it.",
            "seed=" + seed,
            "start=" + start,
            "published-up-to=" + publishedUpTo,
            "model=" + model,
            "world=" + world,
            "");
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try (FileChannel channel = FileChannel.open(next, CREATE, TRUNCATE_EXISTING, WRITE)) {
      ByteBuffer bytes = UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(next, file, ATOMIC_MOVE);
  }
}
