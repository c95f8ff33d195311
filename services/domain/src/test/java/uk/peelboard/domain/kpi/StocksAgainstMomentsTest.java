package uk.peelboard.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.IncidentPayload.RiskAssessed;
import uk.peelboard.domain.event.IncidentPayload.VictimContacted;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.fact.Incident;
import uk.peelboard.domain.fact.Incident.Open;
import uk.peelboard.domain.fact.Journal;
import uk.peelboard.domain.fact.Phase;
import uk.peelboard.domain.fixture.Forces;
import uk.peelboard.domain.fixture.Ledger;
import uk.peelboard.domain.fixture.Moments;
import uk.peelboard.domain.fixture.SillyEvents;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;

/**
 * What a stock was at a moment is what the events up to that moment say is so: nothing that came
 * later changes it, and what only the clock brings about needs no event.
 */
class StocksAgainstMomentsTest {
  private static final LocalDate CLOCKS_CHANGE = LocalDate.of(2024, 3, 31);
  private static final ForceProfile PROFILE = Forces.WEST_MIDLANDS;
  private static final Map<String, Long> LIMITS = Map.of("P1", 900L, "P2", 3600L);
  private static final Map<String, Long> REVIEWED = Map.of("P1", 900L, "P2", 1800L);

  /** One incident as it was, and the events that had happened. */
  private record Then(Incident incident, Open as, List<Event> events) {

    long age(long second) {
      return second - incident.openedAt().getEpochSecond();
    }

    boolean isPastTarget(long second) {
      Long limit = LIMITS.get(as.grade());
      return as.state().waitsForAttendance() && limit != null && age(second) > limit;
    }

    boolean has(Class<?> payload) {
      return events.stream().anyMatch(event -> payload.isInstance(event.payload()));
    }

    Long lastAssessed() {
      return events.stream()
          .filter(event -> event.payload() instanceof RiskAssessed)
          .map(event -> event.occurredAt().getEpochSecond())
          .max(Long::compare)
          .orElse(null);
    }
  }

  @FunctionalInterface
  private interface Counts {
    boolean at(Then incident, long second);
  }

  @Provide
  Arbitrary<List<Event>> events() {
    return SillyEvents.of(EntityKind.INCIDENT).list().ofMinSize(1).ofMaxSize(40);
  }

  private static Collection<Journal> journals(List<Event> events) {
    Map<String, Journal> journals = new HashMap<>();
    for (Event event : events) {
      Journal before = journals.getOrDefault(event.entityId(), Journal.EMPTY);
      journals.put(event.entityId(), before.with(event));
    }
    return journals.values();
  }

  /** The incidents that were open at an epoch second. */
  private static List<Then> openAt(Collection<Journal> journals, long second) {
    List<Then> open = new ArrayList<>();
    for (Journal journal : journals) {
      List<Event> happened =
          journal.standing().stream()
              .filter(event -> event.occurredAt().getEpochSecond() <= second)
              .toList();
      if (!happened.isEmpty()) {
        Incident incident = (Incident) Fact.of(EntityKind.INCIDENT, happened, PROFILE);
        List<Phase<Open>> phases = incident.open();
        if (!phases.isEmpty() && phases.get(phases.size() - 1).until() == null) {
          open.add(new Then(incident, phases.get(phases.size() - 1).as(), happened));
        }
      }
    }
    return open;
  }

  /** Every second of a day at which anything can change. */
  private static NavigableSet<Long> moments(Collection<Journal> journals, long from, long until) {
    TreeSet<Long> moments = new TreeSet<>(List.of(from));
    for (Journal journal : journals) {
      for (Event event : journal.standing()) {
        long at = event.occurredAt().getEpochSecond();
        for (long later : new long[] {0, 901, 1801, 3601, 900, 3600, 14_400, 86_400}) {
          moments.add(at + later);
        }
      }
    }
    return new TreeSet<>(moments.subSet(from, true, until, true));
  }

  private static void compare(
      List<Event> events, int dayOff, String kpi, Map<String, String> where, Counts counts) {
    LocalDate day = CLOCKS_CHANGE.plusDays(dayOff);
    Ledger ledger = Ledger.of(PROFILE);
    events.forEach(event -> ledger.accept(EntityKind.INCIDENT, event));
    Asking asking = new Asking(ledger, kpi, where, day);
    Figure figure = asking.figure();
    if (figure.value() == null) {
      assertThat(figure.reason()).isNotNull();
      return;
    }
    Collection<Journal> journals = journals(events);
    long from = day.atStartOfDay(Moments.LONDON).toEpochSecond();
    long until = day.plusDays(1).atStartOfDay(Moments.LONDON).toEpochSecond() - 1;
    NavigableSet<Long> moments = moments(journals, from, until);
    long total = 0;
    long peak = -1;
    long peakAt = from;
    long level = 0;
    for (long moment : moments) {
      level = openAt(journals, moment).stream().filter(one -> counts.at(one, moment)).count();
      Long next = moments.higher(moment);
      total += level * ((next == null ? until + 1 : next) - moment);
      if (level > peak) {
        peak = level;
        peakAt = moment;
      }
    }
    assertThat(figure.value()).isEqualTo((double) level);
    assertThat(figure.series().peak()).isEqualTo(peak);
    assertThat(figure.series().peakAt()).isEqualTo(Instant.ofEpochSecond(peakAt));
    assertThat(figure.series().mean()).isCloseTo((double) total / (until + 1 - from), within(1e-9));
  }

  private record Asking(Ledger ledger, String kpi, Map<String, String> where, LocalDate day) {
    Figure figure() {
      Map<Dimension, String> codes = new HashMap<>();
      where.forEach((id, code) -> codes.put(Dimension.ofId(id), code));
      Question question = new Question(Kpis.ofId(kpi), day, day, Interval.DAY, List.of(), codes);
      Instant now = day.plusDays(2).atStartOfDay(Moments.LONDON).toInstant();
      return new Figures(ledger, ledger.definitions()).answer(question, now).get(0).figure();
    }
  }

  @Provide
  Arbitrary<Integer> days() {
    return Arbitraries.integers().between(-1, 2);
  }

  @Property(tries = 150)
  void notReassessed(@ForAll("events") List<Event> events, @ForAll("days") int day) {
    compare(
        events,
        day,
        "open-not-reassessed",
        Map.of(),
        (one, second) -> {
          Long assessed = one.lastAssessed();
          return one.isPastTarget(second)
              && (assessed == null || second - assessed > REVIEWED.get(one.as().grade()));
        });
  }

  @Property(tries = 150)
  void notSeenOrSpokenTo(@ForAll("events") List<Event> events, @ForAll("days") int day) {
    compare(
        events,
        day,
        "open-not-seen-or-spoken-to",
        Map.of(),
        (one, second) -> one.isPastTarget(second) && !one.has(VictimContacted.class));
  }

  @Property(tries = 150)
  void byAge(@ForAll("events") List<Event> events, @ForAll("days") int day) {
    compare(
        events,
        day,
        "open-by-age",
        Map.of("age", "1-4h"),
        (one, second) -> one.age(second) >= 3600 && one.age(second) < 14_400);
  }

  @Property(tries = 150)
  void domesticAbuse(@ForAll("events") List<Event> events, @ForAll("days") int day) {
    compare(
        events,
        day,
        "open-domestic-abuse",
        Map.of(),
        (one, second) -> one.incident().domesticAbuse());
  }

  @Property(tries = 150)
  void onATerminal(@ForAll("events") List<Event> events, @ForAll("days") int day) {
    compare(
        events,
        day,
        "logs-per-terminal",
        Map.of("terminal", "ASTON-1"),
        (one, second) -> {
          List<Phase<Incident.Terminal>> held = one.incident().held();
          Phase<Incident.Terminal> last = held.isEmpty() ? null : held.get(held.size() - 1);
          return last != null && last.until() == null && last.as().terminal().equals("ASTON-1");
        });
  }
}
