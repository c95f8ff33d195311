package uk.peelboard.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.event.CasePayload.CaseClosed;
import uk.peelboard.domain.event.CasePayload.CaseOpened;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.Payload;
import uk.peelboard.domain.fact.Journal;
import uk.peelboard.domain.fixture.Forces;
import uk.peelboard.domain.fixture.Ledger;
import uk.peelboard.domain.fixture.Moments;
import uk.peelboard.domain.fixture.SillyEvents;
import uk.peelboard.domain.kpi.Formula.Maximum;
import uk.peelboard.domain.kpi.Formula.Oldest;
import uk.peelboard.domain.kpi.Formula.OverThreshold;
import uk.peelboard.domain.kpi.Formula.PerCode;
import uk.peelboard.domain.kpi.Formula.Percentile;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Threshold;
import uk.peelboard.domain.tally.CellTallies;

/** Whatever happened and whatever is asked: the parts add up to the figure, for every KPI. */
class ExplanationAgainstFiguresTest {
  private static final LocalDate CLOCKS_CHANGE = LocalDate.of(2024, 3, 31);
  private static final Explanation.Page ALL = new Explanation.Page(0, 10_000, false);

  /** A terminal is soon over its limit. */
  private static final ForceProfile PROFILE =
      Forces.westMidlands()
          .thresholds(
              new Threshold("logs-per-terminal", "warning", Map.of(), 1, LocalDate.of(1900, 1, 1)))
          .profile();

  private static final Definitions DEFINITIONS = new Definitions(PROFILE);

  /** What happened, and what is asked about it. */
  record Asking(
      Map<EntityKind, List<Event>> events, LocalDate from, LocalDate to, Instant now, long seed) {

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(from + " to " + to + " at " + now + ", seed " + seed);
      events.values().forEach(all -> all.forEach(one -> text.append("\n  ").append(one)));
      return text.toString();
    }

    Ledger ledger() {
      Ledger ledger = Ledger.of(PROFILE);
      events.forEach((kind, all) -> all.forEach(event -> ledger.accept(kind, event)));
      return ledger;
    }

    Question question(Kpi kpi, List<Dimension> by, Map<Dimension, String> where) {
      return new Question(kpi, from, to, Interval.TOTAL, by, where);
    }
  }

  @Provide
  Arbitrary<Asking> askings() {
    return Combinators.combine(
            events(EntityKind.CALL),
            events(EntityKind.INCIDENT),
            events(EntityKind.CRIME),
            cases(),
            Arbitraries.integers().between(-40, 2),
            Arbitraries.of(0, 1, 3, 45),
            Arbitraries.integers().between(-200_000, 400_000),
            Arbitraries.longs())
        .as(
            (calls, incidents, crimes, cases, from, days, now, seed) ->
                new Asking(
                    Map.of(
                        EntityKind.CALL, calls,
                        EntityKind.INCIDENT, incidents,
                        EntityKind.CRIME, crimes,
                        EntityKind.CASE, cases),
                    CLOCKS_CHANGE.plusDays(from),
                    CLOCKS_CHANGE.plusDays(from + days),
                    CLOCKS_CHANGE.atStartOfDay(Moments.LONDON).toInstant().plusSeconds(now),
                    seed));
  }

  private static Arbitrary<List<Event>> events(EntityKind kind) {
    return SillyEvents.of(kind).list().ofMinSize(5).ofMaxSize(30);
  }

  /** Cases of every type that a KPI is about. */
  private static Arbitrary<List<Event>> cases() {
    return Combinators.combine(
            SillyEvents.of(EntityKind.CASE),
            Arbitraries.of(PROFILE.caseTypes().keySet()),
            Arbitraries.of("CSE_MARKER", "LOCATED", "COMPLETED", "CONTACTED"))
        .as(ExplanationAgainstFiguresTest::ofType)
        .list()
        .ofMinSize(5)
        .ofMaxSize(40);
  }

  private static Event ofType(Event event, String type, String milestone) {
    Payload payload = event.payload();
    if (payload instanceof CaseOpened opened) {
      payload =
          new CaseOpened(
              type,
              opened.area(),
              opened.team(),
              opened.riskLevel(),
              opened.repeat(),
              opened.domesticAbuse(),
              opened.dueAt());
    } else if (payload instanceof CaseClosed) {
      payload = new CaseClosed(milestone);
    }
    return new Event(
        event.id(),
        event.entityId(),
        event.occurredAt(),
        event.recordedAt(),
        event.source(),
        payload);
  }

  @Property(tries = 20)
  void everyFigureIsTheSumOfItsParts(@ForAll("askings") Asking asking) {
    Ledger ledger = asking.ledger();
    Map<EntityKind, Map<String, Journal>> journals = ledger.journals();
    CellTallies tallies = new CellTallies();
    ledger.cells().forEach(tallies::add);
    Random choice = new Random(asking.seed());
    for (Kpi kpi : Kpis.all()) {
      compare(asking, asking.question(kpi, List.of(), Map.of()), tallies, journals);
      if (!kpi.dimensions().isEmpty()) {
        Dimension by = kpi.dimensions().get(choice.nextInt(kpi.dimensions().size()));
        compare(asking, asking.question(kpi, List.of(by), Map.of()), tallies, journals);
      }
    }
  }

  private static void compare(
      Asking asking,
      Question question,
      CellTallies tallies,
      Map<EntityKind, Map<String, Journal>> journals) {
    for (Row row : new Figures(tallies, DEFINITIONS).answer(question, asking.now())) {
      Question one = asking.question(question.kpi(), List.of(), row.codes());
      Explanation explanation = new Explanation(one, DEFINITIONS, asking.now(), ALL);
      explanation
          .kinds()
          .forEach(kind -> journals.get(kind).forEach((id, own) -> explanation.add(kind, id, own)));
      Explained explained = explanation.explained();
      String about = question.kpi() + " " + row;
      assertThat(explained.agreesWith(row.figure())).as(about + " is " + explained).isTrue();
      assertThat(explained.parts()).as(about).hasSize((int) explained.total());
      assertAddsUp(question.kpi().formula(), explained, row.figure(), about);
    }
  }

  private static void assertAddsUp(
      Formula formula, Explained explained, Figure figure, String about) {
    List<Part> parts = explained.parts();
    if (figure.count() == null) {
      assertThat(parts).as(about).isEmpty();
      return;
    }
    long codes = parts.stream().map(part -> part.codes().get(explained.each())).distinct().count();
    long count = parts.stream().mapToLong(Part::count).sum();
    if (formula instanceof OverThreshold) {
      assertThat(codes).as(about).isEqualTo(figure.count());
    } else {
      assertThat(count).as(about).isEqualTo(figure.count());
    }
    if (figure.numerator() != null) {
      BigDecimal numerator =
          parts.stream().map(Part::numerator).reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(numerator.doubleValue()).as(about).isEqualTo(figure.numerator());
    }
    if (formula instanceof PerCode && figure.denominator() != null) {
      assertThat((double) codes).as(about).isEqualTo(figure.denominator());
    } else if (parts.stream().anyMatch(part -> part.denominator() != null)) {
      long denominator = parts.stream().mapToLong(part -> part.denominator().longValue()).sum();
      assertThat(denominator / (double) explained.denominatorDays())
          .as(about)
          .isEqualTo(figure.denominator());
    }
    assertValues(formula, parts, figure, about);
  }

  private static void assertValues(Formula formula, List<Part> parts, Figure figure, String about) {
    List<Long> values =
        parts.stream()
            .flatMap(part -> part.values().stream())
            .sorted()
            .collect(Collectors.toList());
    if (figure.value() == null) {
      return;
    }
    if (formula instanceof Percentile percentile) {
      int rank = (int) Math.ceil(values.size() * percentile.percent() / 100.0);
      assertThat((double) values.get(Math.max(0, rank - 1))).as(about).isEqualTo(figure.value());
    } else if (formula instanceof Maximum || formula instanceof Oldest) {
      assertThat((double) values.get(values.size() - 1)).as(about).isEqualTo(figure.value());
    }
  }
}
