package uk.peelboard.ingest.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.peelboard.ingest.simulator.Forces.START;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.ingest.simulator.Forces.StandingClock;
import uk.peelboard.ingest.simulator.LiveSimulation.Settings;

class PlaybackTest {
  private static final Duration HISTORY = Duration.ofDays(3);
  private static final Settings SETTINGS =
      new Settings(Forces.westMidlands(), Forces.village(), 7, HISTORY);

  @TempDir Path directory;
  private final StandingClock clock = new StandingClock(START.plus(Duration.ofMinutes(750)));
  private final Instant start = START.minus(HISTORY);

  private Path stateFile() {
    return directory.resolve("simulation");
  }

  private Playback open(Settings settings, Published published) throws IOException {
    Playback playback = LiveSimulation.open(settings, stateFile(), published, clock);
    playback.recall();
    return playback;
  }

  private static void catchUp(Playback playback) throws Exception {
    boolean caughtUp = false;
    while (!caughtUp) {
      caughtUp = playback.make();
      playback.publish();
    }
  }

  /** The ids of a run that nothing interrupts. */
  private Set<UUID> uninterrupted() {
    return Forces.run(
            new SimulatedForce(Forces.westMidlands(), Forces.village(), start, 7), clock.instant())
        .stream()
        .map(delivery -> delivery.event().id())
        .collect(Collectors.toSet());
  }

  @Test
  void historyBeginsAtTheLocalMidnightAndReachesToNow() throws Exception {
    Published published = new Published();
    Playback playback = open(SETTINGS, published);
    catchUp(playback);

    assertThat(published.ids()).isEqualTo(uninterrupted());
    assertThat(playback.publishedUpTo()).isEqualTo(clock.instant());
  }

  @Test
  void theLatestOfALongHistoryIsPublishedFirstAndOnce() throws Exception {
    Published published = new Published();
    Playback playback = open(SETTINGS, published);
    playback.make();
    playback.publish();
    int recent = published.count();
    catchUp(playback);
    List<Instant> recorded = published.recorded();

    Instant yesterday = clock.instant().minus(Duration.ofHours(36));
    assertThat(recent).isPositive();
    assertThat(recorded.subList(0, recent))
        .filteredOn(moment -> moment.isAfter(yesterday))
        .hasSizeGreaterThan(recent * 9 / 10);
    assertThat(recorded.subList(recent, recorded.size()))
        .allSatisfy(moment -> assertThat(moment).isBefore(yesterday));
    assertThat(published.ids()).isEqualTo(uninterrupted());
  }

  @Test
  void eventsFollowTheClockAndNeverRunAhead() throws Exception {
    Published published = new Published();
    Playback playback = open(SETTINGS, published);
    catchUp(playback);
    for (int minute = 0; minute < 600; minute++) {
      clock.forward(Duration.ofMinutes(1));
      catchUp(playback);
      assertThat(published.latest()).isBefore(clock.instant());
    }

    assertThat(published.ids()).isEqualTo(uninterrupted());
  }

  @Test
  void aRestartGoesOnWhereItStoppedWithNothingTwiceAndNoGap() throws Exception {
    Published published = new Published();
    for (Duration pause :
        List.of(Duration.ofSeconds(1), Duration.ofHours(5), Duration.ofDays(9), Duration.ZERO)) {
      Playback playback = open(SETTINGS, published);
      catchUp(playback);
      playback.save();
      clock.forward(pause);
    }

    assertThat(published.ids()).isEqualTo(uninterrupted());
    assertThat(published.count())
        .isEqualTo(
            Forces.run(
                    new SimulatedForce(Forces.westMidlands(), Forces.village(), start, 7),
                    clock.instant())
                .size());
  }

  @Test
  void afterACrashWhatWasPublishedSinceItWasKeptComesAgainUnderTheSameIds() throws Exception {
    Published published = new Published();
    Playback playback = open(SETTINGS, published);
    catchUp(playback);
    playback.save();
    clock.forward(Duration.ofSeconds(4));
    catchUp(playback);
    clock.forward(Duration.ofHours(1));

    Published again = new Published();
    catchUp(open(SETTINGS, again));

    Set<UUID> all = new HashSet<>(published.ids());
    all.addAll(again.ids());
    assertThat(all).isEqualTo(uninterrupted());
  }

  @Test
  void whatCouldNotBePublishedIsPublishedLater() throws Exception {
    Published published = new Published();
    published.failNext(3);
    Playback playback = open(SETTINGS, published);
    for (int failure = 0; failure < 3; failure++) {
      playback.make();
      assertThatThrownBy(playback::publish).isInstanceOf(CompletionException.class);
      assertThat(playback.publishedUpTo()).isEqualTo(SimulatedForce.firstInstant(start));
    }
    catchUp(playback);

    assertThat(published.ids()).isEqualTo(uninterrupted());
  }

  @Test
  void whatWasBegunStaysAsItWasBegun() throws Exception {
    catchUp(open(SETTINGS, new Published()));
    clock.forward(Duration.ofDays(1));
    Published published = new Published();
    catchUp(
        open(
            new Settings(Forces.westMidlands(), Forces.village(), 8, Duration.ofDays(10)),
            published));

    assertThat(uninterrupted()).containsAll(published.ids());
  }

  @Test
  void anotherScenarioDoesNotGoOnWithASimulation() throws Exception {
    open(SETTINGS, new Published());

    assertThatThrownBy(
            () ->
                open(
                    new Settings(
                        Forces.westMidlands(), Scenario.named("west-midlands-2024"), 7, HISTORY),
                    new Published()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(stateFile().toString())
        .hasMessageContaining("another data directory");
  }

  @Test
  void aStateFileThatSaysNothingIsRefused() throws Exception {
    for (String text : List.of("", "seed=seven", "seed=7\nstart=yesterday", "\\uXY")) {
      Files.writeString(stateFile(), text, UTF_8);
      assertThatThrownBy(() -> open(SETTINGS, new Published()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(stateFile().toString());
    }
  }
}
