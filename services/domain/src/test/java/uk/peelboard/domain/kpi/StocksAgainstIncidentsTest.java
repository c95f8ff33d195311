package uk.peelboard.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static uk.peelboard.domain.fixture.Forces.limit;
import static uk.peelboard.domain.fixture.Forces.westMidlands;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.fact.Incident;
import uk.peelboard.domain.fact.Incident.Open;
import uk.peelboard.domain.fact.Journal;
import uk.peelboard.domain.fact.Phase;
import uk.peelboard.domain.fixture.Ledger;
import uk.peelboard.domain.fixture.Moments;
import uk.peelboard.domain.fixture.SillyEvents;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.IncidentMeasures;
import uk.peelboard.domain.measure.IncidentState;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Limits;

/** Stocks from tallies are those that asking every incident about every moment gives. */
class StocksAgainstIncidentsTest {
  private static final LocalDate CLOCKS_CHANGE = LocalDate.of(2024, 3, 31);

  /** The immediate grade's limit changes on the day on which the clocks do. */
  private static final ForceProfile PROFILE =
      westMidlands().p1Within(limit(7200, "1900-01-01"), limit(900, "2024-03-31")).profile();

  /** A question about stocks, and what it is about. */
  record Asking(
      List<Event> events,
      LocalDate from,
      LocalDate to,
      Interval interval,
      List<Dimension> by,
      Map<Dimension, String> where,
      Instant now) {

    @Override
    public String toString() {
      StringBuilder text =
          new StringBuilder(
              from + " to " + to + " by " + interval + ' ' + by + where + " at " + now);
      events.forEach(event -> text.append("\n  ").append(event));
      return text.toString();
    }

    Ledger ledger() {
      Ledger ledger = Ledger.of(PROFILE);
      events.forEach(event -> ledger.accept(EntityKind.INCIDENT, event));
      return ledger;
    }

    List<Row> rows(String kpi, Ledger ledger) {
      return new Figures(ledger, ledger.definitions())
          .answer(new Question(Kpis.ofId(kpi), from, to, interval, by, where), now);
    }

    List<Phase<Open>> phases() {
      Map<String, Journal> journals = new HashMap<>();
      for (Event event : events) {
        Journal before = journals.getOrDefault(event.entityId(), Journal.EMPTY);
        journals.put(event.entityId(), before.with(event));
      }
      List<Phase<Open>> phases = new ArrayList<>();
      for (Journal journal : journals.values()) {
        Fact fact = Fact.of(EntityKind.INCIDENT, journal.standing(), PROFILE);
        if (fact != null) {
          phases.addAll(((Incident) fact).open());
        }
      }
      return phases;
    }
  }

  @Provide
  Arbitrary<Asking> askings() {
    return Combinators.combine(
            SillyEvents.of(EntityKind.INCIDENT).list().ofMinSize(1).ofMaxSize(40),
            Arbitraries.integers().between(-2, 2),
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(Interval.DAY, Interval.TOTAL),
            Arbitraries.of(
                List.<Dimension>of(),
                List.of(Dimension.GRADE),
                List.of(Dimension.AREA, Dimension.GRADE)),
            Arbitraries.of(
                Map.<Dimension, String>of(),
                Map.of(Dimension.GRADE, "P1"),
                Map.of(Dimension.AREA, "Coventry")),
            Arbitraries.integers().between(-200_000, 400_000))
        .as(
            (events, from, days, interval, by, where, now) ->
                new Asking(
                    events,
                    CLOCKS_CHANGE.plusDays(from),
                    CLOCKS_CHANGE.plusDays(from + days),
                    interval,
                    by,
                    where,
                    CLOCKS_CHANGE.atStartOfDay(Moments.LONDON).toInstant().plusSeconds(now)));
  }

  /** Whether a phase counts at an epoch second. */
  @FunctionalInterface
  private interface Counts {
    boolean at(Phase<Open> phase, long second);
  }

  private static boolean lasts(Phase<Open> phase, long second) {
    return phase.from().getEpochSecond() <= second
        && (phase.until() == null || second < phase.until().getEpochSecond());
  }

  private static boolean isPastTarget(Phase<Open> phase, long second) {
    boolean isWaiting =
        phase.as().state() == IncidentState.UNRESOURCED
            || phase.as().state() == IncidentState.ASSIGNED;
    long limit = limitOf(phase);
    return lasts(phase, second)
        && isWaiting
        && limit != Limits.NO_LIMIT
        && second - phase.openedAt().getEpochSecond() > limit;
  }

  private static long limitOf(Phase<Open> phase) {
    LocalDate openedOn = phase.openedAt().atZone(Moments.LONDON).toLocalDate();
    return PROFILE.grades().containsKey(phase.as().grade())
        ? PROFILE
            .grades()
            .get(phase.as().grade())
            .attendWithin()
            .secondsOn((int) openedOn.toEpochDay())
        : Limits.NO_LIMIT;
  }

  private static String code(Phase<Open> phase, Dimension dimension) {
    String code = dimension == Dimension.GRADE ? phase.as().grade() : phase.as().area();
    return dimension.codes(PROFILE).contains(code) ? code : Dimension.UNKNOWN;
  }

  private static List<Phase<Open>> of(List<Phase<Open>> phases, Asking asking, Row row) {
    Map<Dimension, String> codes = new HashMap<>(asking.where());
    codes.putAll(row.codes());
    return phases.stream()
        .filter(
            phase ->
                codes.entrySet().stream()
                    .allMatch(one -> code(phase, one.getKey()).equals(one.getValue())))
        .toList();
  }

  private static long startOf(LocalDate day) {
    return day.atStartOfDay(Moments.LONDON).toEpochSecond();
  }

  private static Figure naive(List<Phase<Open>> phases, Counts counts, long from, long until) {
    TreeSet<Long> moments = new TreeSet<>(List.of(from));
    for (Phase<Open> phase : phases) {
      moments.add(phase.from().getEpochSecond());
      moments.add(phase.openedAt().getEpochSecond() + limitOf(phase) + 1);
      if (phase.until() != null) {
        moments.add(phase.until().getEpochSecond());
      }
    }
    long total = 0;
    long peak = -1;
    long peakAt = from;
    for (long moment : moments.subSet(from, true, until, true)) {
      Long next = moments.higher(moment);
      long end = next == null ? until + 1 : Math.min(next, until + 1);
      long level = phases.stream().filter(phase -> counts.at(phase, moment)).count();
      total += level * (end - moment);
      if (level > peak) {
        peak = level;
        peakAt = moment;
      }
    }
    double mean = (double) total / (until + 1 - from);
    long level = phases.stream().filter(phase -> counts.at(phase, until)).count();
    return Figure.stock(level, new Figure.Series(mean, peak, Instant.ofEpochSecond(peakAt)));
  }

  private static void compareLevels(Asking asking, String kpi, Counts counts) {
    List<Phase<Open>> phases = asking.phases();
    Ledger ledger = asking.ledger();
    for (Row row : asking.rows(kpi, ledger)) {
      if (row.figure().value() == null) {
        assertThat(row.figure().reason()).isNotNull();
        continue;
      }
      long from = startOf(row.period().from());
      long until =
          Math.min(startOf(row.period().to().plusDays(1)) - 1, asking.now().getEpochSecond());
      Figure expected = naive(of(phases, asking, row), counts, from, until);
      assertThat(row.figure().value()).as(row.toString()).isEqualTo(expected.value());
      assertThat(row.figure().series().peak()).isEqualTo(expected.series().peak());
      assertThat(row.figure().series().peakAt()).isEqualTo(expected.series().peakAt());
      assertThat(row.figure().series().mean()).isCloseTo(expected.series().mean(), within(1e-12));
    }
  }

  @Property(tries = 400)
  void openIncidentsAreThoseThatAreOpen(@ForAll("askings") Asking asking) {
    compareLevels(asking, "open-incidents", StocksAgainstIncidentsTest::lasts);
  }

  @Property(tries = 400)
  void thoseOpenPastTheirTargetAre(@ForAll("askings") Asking asking) {
    compareLevels(asking, "open-past-target", StocksAgainstIncidentsTest::isPastTarget);
  }

  @Property(tries = 400)
  void theOldestIsTheOldest(@ForAll("askings") Asking asking) {
    List<Phase<Open>> phases = asking.phases();
    for (Row row : asking.rows("oldest-open-incident", asking.ledger())) {
      String reason = row.figure().reason();
      if (reason != null && !reason.equals("none was open")) {
        continue;
      }
      long until =
          Math.min(startOf(row.period().to().plusDays(1)) - 1, asking.now().getEpochSecond());
      List<Long> ages =
          of(phases, asking, row).stream()
              .filter(phase -> lasts(phase, until))
              .map(phase -> until - phase.openedAt().getEpochSecond())
              .toList();
      Double oldest = ages.stream().max(Long::compare).map(age -> (double) age).orElse(null);
      assertThat(row.figure().value()).as(row.toString()).isEqualTo(oldest);
      assertThat(row.figure().count()).isEqualTo(ages.size());
    }
  }

  @Property(tries = 200)
  void theStockAfterEverythingIsThatOfTheOpenCells(@ForAll("askings") Asking asking) {
    Ledger ledger = asking.ledger();
    LocalDate after = LocalDate.of(2030, 1, 1);
    Asking later =
        new Asking(
            asking.events(), after, after, Interval.DAY, List.of(), Map.of(), ledgerEnd(after));
    Figure figure = later.rows("open-incidents", ledger).get(0).figure();

    if (figure.value() != null) {
      assertThat(figure.value())
          .isEqualTo((double) ledger.count(IncidentMeasures.OPEN_INCIDENTS.open()));
    }
  }

  private static Instant ledgerEnd(LocalDate day) {
    return Instant.ofEpochSecond(startOf(day.plusDays(1)) - 1);
  }
}
