package uk.peelboard.standalone.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import picocli.CommandLine.Option;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.ingest.EventPublisher;
import uk.peelboard.ingest.simulator.LiveSimulation;
import uk.peelboard.ingest.simulator.Scenario;
import uk.peelboard.standalone.UserError;

/** Which force is simulated. */
final class SimulationOptions {
  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = {
        "which force is simulated, and when:",
        "west-midlands-2024 (default),",
        "west-midlands-2017, with its backlog,",
        "recovery, from 2017's staff to 2024's after two weeks, or",
        "feed-failure, in which a feed stops and delivers late"
      })
  private String scenario;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "which of the possible histories is simulated (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--history",
      paramLabel = "DAYS",
      defaultValue = "28",
      description = "how many days of history to begin with (default: ${DEFAULT-VALUE})")
  private int historyDays;

  /** A scenario that there is. */
  record Chosen(Scenario scenario, long seed, Duration history) {

    /**
     * @param directory where to keep how far it is
     * @throws UserError when the directory has what this simulation can't go on with
     */
    LiveSimulation start(
        ForceProfile force, Path directory, EventPublisher publisher, Clock clock) {
      try {
        return LiveSimulation.start(
            new LiveSimulation.Settings(force, scenario, seed, history),
            directory.resolve("simulation.properties"),
            publisher,
            clock);
      } catch (IOException e) {
        throw new UserError(e.getMessage(), e);
      }
    }
  }

  /** Whether the user says which. */
  boolean isGiven() {
    return scenario != null;
  }

  /**
   * @throws UserError when there is no such scenario
   */
  Chosen chosen() {
    if (historyDays < 0) {
      throw new UserError("--history is a number of days, and not %d".formatted(historyDays));
    }
    try {
      return new Chosen(
          Scenario.named(scenario == null ? Scenario.NAMES.get(0) : scenario),
          seed,
          Duration.ofDays(historyDays));
    } catch (IllegalArgumentException e) {
      throw new UserError(e.getMessage(), e);
    }
  }
}
