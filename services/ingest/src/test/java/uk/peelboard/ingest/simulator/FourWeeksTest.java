package uk.peelboard.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.ingest.simulator.Forces.START;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.event.CallPayload.CallAbandoned;
import uk.peelboard.domain.event.CallPayload.CallAnswered;
import uk.peelboard.domain.event.CallPayload.CallPresented;
import uk.peelboard.domain.event.CallPayload.Stage;
import uk.peelboard.domain.event.CasePayload.CaseOpened;
import uk.peelboard.domain.event.CrimePayload.CrimeRecorded;
import uk.peelboard.domain.event.CrimePayload.OutcomeAssigned;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.IncidentPayload.AppointmentBooked;
import uk.peelboard.domain.event.IncidentPayload.IncidentClosed;
import uk.peelboard.domain.event.IncidentPayload.IncidentGraded;
import uk.peelboard.domain.event.IncidentPayload.IncidentOpened;
import uk.peelboard.domain.event.IncidentPayload.IncidentReopened;
import uk.peelboard.domain.event.IncidentPayload.ResourceArrived;
import uk.peelboard.domain.event.Payload;

/** What four weeks come to, counted here and nowhere else. */
class FourWeeksTest {
  private static final int DAYS = 28;
  private static final Set<String> POSITIVE = Set.of("1", "2", "3", "6", "7", "8");

  /** Means, by what they are of. */
  private static final Map<String, Mean> MEANS = new HashMap<>();

  private static final Map<String, Integer> COUNTS = new HashMap<>();

  /** By how many the open incidents changed at a moment. */
  private static final TreeMap<Instant, Integer> OPENED_OR_CLOSED = new TreeMap<>();

  private static final class Mean {
    double sum;
    int count;

    double value() {
      return sum / count;
    }
  }

  @BeforeAll
  static void run() {
    Map<String, List<Event>> journals = new HashMap<>();
    Set<UUID> seen = new HashSet<>();
    new SimulatedForce(Forces.westMidlands(), START, 2024)
        .advanceTo(
            START.plus(Duration.ofDays(DAYS)),
            delivery -> {
              if (seen.add(delivery.event().id())) {
                journals
                    .computeIfAbsent(delivery.event().entityId(), id -> new ArrayList<>())
                    .add(delivery.event());
              }
            });
    for (List<Event> journal : journals.values()) {
      journal.sort(Event.IN_TIME_ORDER);
      Payload first = journal.get(0).payload();
      if (first instanceof CallPresented presented) {
        call(presented, journal);
      } else if (first instanceof IncidentOpened opened) {
        incident(opened, journal);
      } else if (first instanceof CrimeRecorded recorded) {
        crime(recorded, journal);
      } else if (first instanceof CaseOpened opened) {
        count(opened.type());
      }
    }
  }

  private static void call(CallPresented presented, List<Event> journal) {
    count(presented.line());
    for (Event event : journal) {
      if (event.payload() instanceof CallAnswered) {
        add(presented.line(), seconds(journal.get(0).occurredAt(), event.occurredAt()));
      } else if (event.payload() instanceof CallAbandoned abandoned
          && abandoned.stage() == Stage.QUEUE) {
        count("abandoned " + presented.line());
      }
    }
  }

  private static void incident(IncidentOpened opened, List<Event> journal) {
    count("incidents");
    Instant openedAt = journal.get(0).occurredAt();
    Instant start = opened.callReceivedAt() == null ? openedAt : opened.callReceivedAt();
    String grade = opened.grade();
    Instant arrived = null;
    boolean appointment = false;
    OPENED_OR_CLOSED.merge(openedAt, 1, Integer::sum);
    for (Event event : journal) {
      if (event.payload() instanceof IncidentGraded graded && arrived == null) {
        grade = graded.grade();
        count("graded anew");
      } else if (event.payload() instanceof AppointmentBooked) {
        appointment = true;
      } else if (event.payload() instanceof ResourceArrived arrival
          && arrival.kind().equals("OFFICER")
          && arrived == null) {
        arrived = event.occurredAt();
      } else if (event.payload() instanceof IncidentClosed) {
        OPENED_OR_CLOSED.merge(event.occurredAt(), -1, Integer::sum);
      } else if (event.payload() instanceof IncidentReopened) {
        OPENED_OR_CLOSED.merge(event.occurredAt(), 1, Integer::sum);
      }
    }
    if (arrived != null && !appointment) {
      add(grade, seconds(start, arrived));
    }
  }

  private static void crime(CrimeRecorded recorded, List<Event> journal) {
    if (!journal.get(0).occurredAt().isBefore(START)) {
      count("crimes");
      if (recorded.domesticAbuse()) {
        count("domestic abuse crimes");
      }
    }
    for (Event event : journal) {
      if (event.payload() instanceof OutcomeAssigned outcome
          && !event.occurredAt().isBefore(START)
          && POSITIVE.contains(outcome.outcome())) {
        count("positive outcomes");
      }
    }
  }

  private static void count(String what) {
    COUNTS.merge(what, 1, Integer::sum);
  }

  private static void add(String what, double value) {
    Mean mean = MEANS.computeIfAbsent(what, key -> new Mean());
    mean.sum += value;
    mean.count++;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }

  private static double perMonth(String what) {
    return COUNTS.get(what) * (365.25 / 12) / DAYS;
  }

  private static double perDay(String what) {
    return (double) COUNTS.get(what) / DAYS;
  }

  @Test
  void seventyThousandEmergencyCallsAMonthAreAnsweredInFiveSeconds() {
    assertThat(perMonth("999")).isBetween(68_000.0, 72_000.0);
    assertThat(MEANS.get("999").value()).isBetween(4.0, 6.0);
    assertThat(COUNTS.get("abandoned 999") / (double) COUNTS.get("999")).isBetween(0.0001, 0.002);
  }

  @Test
  void aHundredThousandOtherCallsAMonthWaitLittleMoreThanAMinute() {
    assertThat(perMonth("101")).isBetween(97_000.0, 103_000.0);
    assertThat(MEANS.get("101").value()).isBetween(62.0, 84.0);
    assertThat(COUNTS.get("abandoned 101") / (double) COUNTS.get("101")).isBetween(0.03, 0.08);
  }

  @Test
  void immediateIncidentsAreReachedInElevenMinutesAndPriorityOnesInThirtyNine() {
    assertThat(MEANS.get("P1").value() / 60).isBetween(10.0, 12.0);
    assertThat(MEANS.get("P2").value() / 60).isBetween(34.0, 44.0);
    assertThat(perDay("graded anew")).isBetween(10.0, 80.0);
  }

  @Test
  void betweenFiveAndSevenHundredIncidentsAreOpenOnceTheFirstWeekIsOver() {
    Instant from = START.plus(Duration.ofDays(7));
    double area = 0;
    int open = 0;
    int most = 0;
    Instant since = START;
    for (Map.Entry<Instant, Integer> change : OPENED_OR_CLOSED.entrySet()) {
      if (since.isAfter(from)) {
        area += open * seconds(since, change.getKey());
        most = Math.max(most, open);
      }
      open += change.getValue();
      since = change.getKey();
    }

    assertThat(area / seconds(from, since)).isBetween(480.0, 620.0);
    assertThat(most).isBetween(550, 750);
  }

  @Test
  void aThousandCrimesADayOfWhichAnEighthOrSoAreSolved() {
    assertThat(perDay("crimes")).isBetween(950.0, 1050.0);
    assertThat(COUNTS.get("positive outcomes") / (double) COUNTS.get("crimes"))
        .isBetween(0.11, 0.13);
    assertThat(COUNTS.get("domestic abuse crimes") / (double) COUNTS.get("crimes"))
        .isBetween(0.08, 0.12);
  }

  @Test
  void thereAreSafeguardingCases() {
    assertThat(perDay("MARAC")).isBetween(8.0, 13.0);
    assertThat(perDay("MISSING_PERSON")).isBetween(25.0, 35.0);
    assertThat(COUNTS.get("DASH") / (double) COUNTS.get("domestic abuse crimes"))
        .isBetween(1.0, 1.5);
  }
}
