package uk.peelboard.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.peelboard.domain.fixture.Forces.limit;
import static uk.peelboard.domain.fixture.Forces.westMidlands;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.fixture.Ledger;
import uk.peelboard.domain.fixture.Moments;
import uk.peelboard.domain.fixture.SillyEvents;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;

/** Many questions about one moment are answered as each of them would be by itself. */
class FiguresAsOfTest {
  private static final Instant CLOCKS_CHANGE = Instant.parse("2024-03-31T01:00:00Z");

  /** The immediate grade's limit changes on the day on which the clocks do. */
  private static final ForceProfile PROFILE =
      westMidlands().p1Within(limit(7200, "1900-01-01"), limit(900, "2024-03-31")).profile();

  @Provide
  Arbitrary<List<Event>> calls() {
    return events(EntityKind.CALL);
  }

  @Provide
  Arbitrary<List<Event>> incidents() {
    return events(EntityKind.INCIDENT);
  }

  @Provide
  Arbitrary<List<Event>> cases() {
    return events(EntityKind.CASE);
  }

  private static Arbitrary<List<Event>> events(EntityKind kind) {
    return SillyEvents.of(kind).list().ofMinSize(1).ofMaxSize(25);
  }

  /** Among the events, so that some are still to come. */
  @Provide
  Arbitrary<Instant> moments() {
    return Arbitraries.longs().between(-150_000, 1_000_000).map(CLOCKS_CHANGE::plusSeconds);
  }

  @Property(tries = 60)
  void everyKpiIsAsItIsByItself(
      @ForAll("calls") List<Event> calls,
      @ForAll("incidents") List<Event> incidents,
      @ForAll("cases") List<Event> cases,
      @ForAll("moments") Instant now) {
    Ledger ledger = Ledger.of(PROFILE);
    calls.forEach(event -> ledger.accept(EntityKind.CALL, event));
    incidents.forEach(event -> ledger.accept(EntityKind.INCIDENT, event));
    cases.forEach(event -> ledger.accept(EntityKind.CASE, event));
    LocalDate today = now.atZone(Moments.LONDON).toLocalDate();
    Figures figures = new Figures(ledger, ledger.definitions());
    Figures.AsOf asOf = figures.asOf(now);
    for (Kpi kpi : Kpis.all()) {
      for (List<Dimension> by : List.of(kpi.exported(), List.<Dimension>of())) {
        LocalDate from = kpi.isStock() ? today : today.minusDays(27);
        Question question = new Question(kpi, from, today, Interval.TOTAL, by, Map.of());
        assertThat(asOf.answer(question))
            .as("%s by %s", kpi, by)
            .isEqualTo(figures.answer(question, now).stream().map(FiguresAsOfTest::asIs).toList());
      }
    }
  }

  @Example
  void aStockThatWasIsNotWhatItIs() {
    Instant now = CLOCKS_CHANGE;
    LocalDate yesterday = now.atZone(Moments.LONDON).toLocalDate().minusDays(1);
    Question question =
        new Question(
            Kpis.ofId("open-incidents"), yesterday, yesterday, Interval.TOTAL, List.of(), Map.of());
    Ledger ledger = Ledger.of(PROFILE);
    Figures.AsOf asOf = new Figures(ledger, ledger.definitions()).asOf(now);

    assertThatThrownBy(() -> asOf.answer(question))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2024-03-30");
  }

  /** But for how a stock went. */
  private static Row asIs(Row row) {
    return new Row(row.period(), row.codes(), row.figure().withoutSeries());
  }
}
