package uk.peelboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.fact.CallerEvents;
import uk.peelboard.domain.fact.Journal;
import uk.peelboard.domain.kpi.Explained;
import uk.peelboard.domain.kpi.Explanation;
import uk.peelboard.domain.kpi.Figure;
import uk.peelboard.domain.kpi.Figures;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.kpi.Part;
import uk.peelboard.domain.kpi.Question;
import uk.peelboard.domain.kpi.Row;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.tally.CellTallies;
import uk.peelboard.domain.tally.Share;
import uk.peelboard.ingest.simulator.Scenario;
import uk.peelboard.ingest.simulator.SimulatedForce;
import uk.peelboard.standalone.profile.ProfileFile;

/** What some of a force's entities do in some days, opened KPI by KPI. */
class ExplanationOfASimulatedForceTest {
  private static final LocalDate FIRST = LocalDate.of(2017, 7, 1);
  private static final LocalDate LAST = LocalDate.of(2017, 7, 9);

  /** Entities have nothing to do with each other: one in so many shows what all would. */
  private static final Map<EntityKind, Integer> ONE_IN =
      Map.of(
          EntityKind.CALL, 20,
          EntityKind.INCIDENT, 8,
          EntityKind.CRIME, 5,
          EntityKind.CASE, 1,
          EntityKind.CALLER, 10);

  private static final Explanation.Page ALL = new Explanation.Page(0, 1_000_000, false);

  /**
   * The force of that summer makes no appointments and escalates nothing, visits fall due later,
   * and of one incident in so many no terminal has as many as its limit.
   */
  private static final List<String> NONE =
      List.of(
          "appointments-booked",
          "appointments-kept",
          "appointments-within-3-days",
          "terminals-over-limit",
          "incidents-escalated",
          "rso-visits-overdue");

  private static final ForceProfile PROFILE = ProfileFile.load("west-midlands");
  private static final Definitions DEFINITIONS = new Definitions(PROFILE);
  private static final Map<EntityKind, Map<String, Journal>> JOURNALS =
      new EnumMap<>(EntityKind.class);
  private static final CellTallies TALLIES = new CellTallies();

  @BeforeAll
  static void simulate() {
    Map<EntityKind, Share> shares = new EnumMap<>(EntityKind.class);
    for (EntityKind kind : EntityKind.values()) {
      shares.put(kind, new Share(kind, DEFINITIONS));
      JOURNALS.put(kind, new HashMap<>());
    }
    Share everyCall = new Share(EntityKind.CALL, DEFINITIONS);
    AtomicLong calls = new AtomicLong();
    new SimulatedForce(
            PROFILE, Scenario.named("west-midlands-2017"), midnight(FIRST), midnight(FIRST), 2017)
        .advanceTo(
            now(),
            delivery -> {
              acceptOneInSo(shares.get(delivery.kind()), delivery.kind(), delivery.event());
              if (delivery.kind() == EntityKind.CALL) {
                UUID id = CallerEvents.id(0, calls.getAndIncrement());
                everyCall.accept(
                    delivery.event(),
                    (event, before, after) ->
                        CallerEvents.following(before, after, id, event.recordedAt())
                            .forEach(
                                told ->
                                    acceptOneInSo(
                                        shares.get(EntityKind.CALLER), EntityKind.CALLER, told)));
              }
            });
    shares.values().forEach(share -> share.cells().forEach(TALLIES::add));
  }

  private static void acceptOneInSo(Share share, EntityKind kind, Event event) {
    if (Math.floorMod(event.entityId().hashCode(), ONE_IN.get(kind)) == 0) {
      share.accept(event, (of, before, after) -> JOURNALS.get(kind).put(event.entityId(), after));
    }
  }

  private static Instant midnight(LocalDate date) {
    return date.atStartOfDay(ZoneId.of("Europe/London")).toInstant();
  }

  private static Instant now() {
    return midnight(LAST.plusDays(1)).minusSeconds(1);
  }

  private static Question question(
      Kpi kpi, LocalDate to, List<Dimension> by, Map<Dimension, String> where) {
    return new Question(kpi, FIRST, to, Interval.TOTAL, by, where);
  }

  private static Explained explained(Question question) {
    Explanation explanation = new Explanation(question, DEFINITIONS, now(), ALL);
    explanation
        .kinds()
        .forEach(kind -> JOURNALS.get(kind).forEach((id, own) -> explanation.add(kind, id, own)));
    return explanation.explained();
  }

  private static Figure figure(Question question) {
    return new Figures(TALLIES, DEFINITIONS).answer(question, now()).get(0).figure();
  }

  private static Explained assertOpened(Question question, Figure figure) {
    Explained explained = explained(question);
    String about =
        "%s to %s %s: %s".formatted(question.kpi(), question.to(), question.where(), figure);
    assertThat(explained.agreesWith(figure)).as(about + explained.figure()).isTrue();
    assertThat(explained.parts()).as(about).hasSize((int) explained.total());
    if (figure.numerator() != null) {
      assertThat(sum(explained.parts(), Part::numerator)).as(about).isEqualTo(figure.numerator());
    }
    if (!question.kpi().id().equals("terminals-over-limit") && figure.count() != null) {
      assertThat(explained.parts().stream().mapToLong(Part::count).sum())
          .as(about)
          .isEqualTo(figure.count());
    }
    return explained;
  }

  private static double sum(List<Part> parts, Function<Part, BigDecimal> of) {
    return parts.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue();
  }

  @Test
  void everyKpiIsTheSumOfItsEntitiesAndHasSome() {
    List<String> withoutAny = new ArrayList<>();
    for (Kpi kpi : Kpis.all()) {
      Question question = question(kpi, LAST, List.of(), Map.of());
      if (assertOpened(question, figure(question)).total() == 0) {
        withoutAny.add(kpi.id());
      }
    }
    assertThat(withoutAny).isEqualTo(NONE);
  }

  @Test
  void soIsEachOfItsPartsAtAnEarlierTime() {
    LocalDate earlier = LAST.minusDays(2);
    for (Kpi kpi : Kpis.all()) {
      if (!kpi.dimensions().isEmpty()) {
        List<Row> rows =
            new Figures(TALLIES, DEFINITIONS)
                .answer(question(kpi, earlier, List.of(kpi.dimensions().get(0)), Map.of()), now());
        rows.stream()
            .limit(2)
            .forEach(
                row -> assertOpened(question(kpi, earlier, List.of(), row.codes()), row.figure()));
      }
    }
  }
}
