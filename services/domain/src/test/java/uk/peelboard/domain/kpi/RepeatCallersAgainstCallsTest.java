package uk.peelboard.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.event.CallPayload.CallPresented;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.EventWithdrawn;
import uk.peelboard.domain.fixture.Ledger;
import uk.peelboard.domain.fixture.Moments;
import uk.peelboard.domain.measure.Dimension;

/** Repeat callers from tallies are those that looking at every call at every moment gives. */
class RepeatCallersAgainstCallsTest {
  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 3, 1);
  private static final int DAYS = 75;
  private static final long WINDOW = Duration.ofDays(30).toSeconds();

  /** A presentation of a call, as its source may correct it. */
  private record Presented(String call, String caller, String line, Instant at) {}

  /** What comes in, in that order. */
  record Feed(List<Event> events) {
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("calls");
      events.forEach(event -> text.append("\n  ").append(event));
      return text.toString();
    }
  }

  @Provide
  Arbitrary<Feed> feeds() {
    Arbitrary<Instant> times =
        Combinators.combine(
                Arbitraries.integers().between(-40, 80),
                Arbitraries.of(0, 0, 1, -1, 3600),
                Arbitraries.of(0, 0, 400, 999))
            .as(
                (day, seconds, millis) ->
                    Instant.parse("2024-03-01T12:00:00Z")
                        .plus(Duration.ofDays(day))
                        .plusSeconds(seconds)
                        .plusMillis(millis));
    Arbitrary<Presented> presented =
        Combinators.combine(
                Arbitraries.integers().between(1, 16).map(number -> "C" + number),
                Arbitraries.of("k1", "k1", "k2", "0121 496 0000").injectNull(0.1),
                Arbitraries.of("999", "101"),
                times)
            .as(Presented::new);
    return Combinators.combine(
            presented.list().ofMinSize(3).ofMaxSize(24),
            Arbitraries.integers().between(0, 23).list().ofMaxSize(4),
            Arbitraries.integers().between(0, 23).list().ofMaxSize(6),
            Arbitraries.longs())
        .as(RepeatCallersAgainstCallsTest::feed);
  }

  private static Feed feed(
      List<Presented> presented, List<Integer> withdrawn, List<Integer> again, long seed) {
    List<Event> events = new ArrayList<>();
    for (Presented one : presented) {
      events.add(
          new Event(
              new UUID(0, events.size()),
              one.call,
              one.at,
              one.at,
              "test",
              new CallPresented(one.line, null, one.caller, null)));
    }
    for (int number : withdrawn) {
      Event gone = events.get(number % presented.size());
      events.add(
          new Event(
              new UUID(1, events.size()),
              gone.entityId(),
              gone.occurredAt(),
              gone.occurredAt(),
              "test",
              new EventWithdrawn(gone.id(), "error")));
    }
    for (int number : again) {
      events.add(events.get(number % presented.size()));
    }
    Collections.shuffle(events, new Random(seed));
    return new Feed(events);
  }

  /** The presentations that count: of each call the first that stands, if its caller is known. */
  private static List<Event> calls(Feed feed) {
    Map<String, Event> first = new HashMap<>();
    for (Event event : feed.events()) {
      boolean stands =
          event.payload() instanceof CallPresented
              && feed.events().stream()
                  .noneMatch(
                      other ->
                          other.payload() instanceof EventWithdrawn withdrawal
                              && withdrawal.withdrawnEventId().equals(event.id()));
      if (stands) {
        first.merge(
            event.entityId(),
            event,
            (one, two) -> Event.IN_TIME_ORDER.compare(one, two) < 0 ? one : two);
      }
    }
    return first.values().stream()
        .filter(event -> ((CallPresented) event.payload()).callerKey() != null)
        .toList();
  }

  /** The line of the latest call of each who called three times in the 30 days up to a second. */
  private static Map<String, String> repeatedAt(List<Event> calls, long second) {
    Map<String, List<Event>> recent = new HashMap<>();
    for (Event call : calls) {
      long at = call.occurredAt().getEpochSecond();
      if (at <= second && at >= second - WINDOW) {
        String caller = ((CallPresented) call.payload()).callerKey();
        recent.computeIfAbsent(caller, absent -> new ArrayList<>()).add(call);
      }
    }
    Map<String, String> lines = new HashMap<>();
    recent.forEach(
        (caller, its) -> {
          if (its.size() >= 3) {
            Event latest =
                Collections.max(
                    its, Comparator.comparing(Event::occurredAt).thenComparing(Event::entityId));
            lines.put(caller, ((CallPresented) latest.payload()).line());
          }
        });
    return lines;
  }

  private static long endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(Moments.LONDON).toEpochSecond() - 1;
  }

  @Property(tries = 120)
  void atTheEndOfEachDayInAllAndByLine(@ForAll("feeds") Feed feed) {
    Ledger ledger = Ledger.of();
    feed.events().forEach(event -> ledger.accept(EntityKind.CALL, event));
    List<Event> calls = calls(feed);
    List<Row> rows =
        ledger
            .ask("repeat-callers")
            .between(FIRST_DAY.toString(), FIRST_DAY.plusDays(DAYS - 1).toString())
            .each(Interval.DAY)
            .by(Dimension.LINE)
            .rows();

    for (Row row : rows) {
      if (row.figure().value() == null) {
        assertThat(row.figure().reason()).isNotBlank();
        continue;
      }
      Map<String, String> repeated = repeatedAt(calls, endOf(row.period().to()));
      String line = row.codes().get(Dimension.LINE);
      assertThat(row.figure().value())
          .as("%s on %s", row.period().to(), line)
          .isEqualTo((double) repeated.values().stream().filter(line::equals).count());
    }
  }

  @Property(tries = 120)
  void atTheirHighestAndOnAverage(@ForAll("feeds") Feed feed) {
    Ledger ledger = Ledger.of();
    feed.events().forEach(event -> ledger.accept(EntityKind.CALL, event));
    List<Event> calls = calls(feed);
    LocalDate lastDay = FIRST_DAY.plusDays(DAYS - 1);
    Figure figure =
        ledger.ask("repeat-callers").between(FIRST_DAY.toString(), lastDay.toString()).figure();
    if (figure.value() == null) {
      assertThat(figure.reason()).isNotBlank();
      return;
    }
    long from = FIRST_DAY.atStartOfDay(Moments.LONDON).toEpochSecond();
    long until = endOf(lastDay) + 1;
    TreeSet<Long> moments = new TreeSet<>(List.of(from, until));
    calls.stream()
        .flatMapToLong(
            call -> {
              long at = call.occurredAt().getEpochSecond();
              return LongStream.of(at, at + WINDOW + 1);
            })
        .filter(moment -> moment > from && moment < until)
        .forEach(moments::add);
    long peak = 0;
    long total = 0;
    for (long moment : moments.headSet(until)) {
      long level = repeatedAt(calls, moment).size();
      peak = Math.max(peak, level);
      total += level * (moments.higher(moment) - moment);
    }

    assertThat(figure.series().peak()).isEqualTo(peak);
    assertThat(figure.series().mean()).isEqualTo((double) total / (until - from));
  }
}
