package uk.peelboard.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static uk.peelboard.domain.fixture.Events.call;
import static uk.peelboard.domain.fixture.Events.caseOf;
import static uk.peelboard.domain.fixture.Events.crime;
import static uk.peelboard.domain.fixture.Events.incident;
import static uk.peelboard.domain.fixture.Moments.at;
import static uk.peelboard.domain.fixture.Moments.days;
import static uk.peelboard.domain.fixture.Moments.hours;
import static uk.peelboard.domain.fixture.Moments.millis;
import static uk.peelboard.domain.fixture.Moments.minutes;
import static uk.peelboard.domain.fixture.Moments.seconds;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.fact.Journal;
import uk.peelboard.domain.fixture.Forces;
import uk.peelboard.domain.fixture.Story;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Threshold;

class ExplanationTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 7, 1);
  private static final LocalDate LAST = LocalDate.of(2024, 7, 31);
  private static final Instant MORNING = at("2024-07-10T09:00:00");
  private static final Instant NOW = at("2024-07-31T18:00:00");

  private ForceProfile profile = Forces.WEST_MIDLANDS;
  private Explanation.Page page = new Explanation.Page(0, 100, false);
  private Map<Dimension, String> where = Map.of();

  private Explained explained(String kpi, Story<?>... stories) {
    Question question = new Question(Kpis.ofId(kpi), FIRST, LAST, Interval.TOTAL, List.of(), where);
    Explanation explanation = new Explanation(question, new Definitions(profile), NOW, page);
    Set<EntityKind> kinds = explanation.kinds();
    for (Story<?> story : stories) {
      assertThat(kinds).contains(story.kind());
      Journal journal = Journal.EMPTY;
      for (Event event : story.events()) {
        journal = journal.with(event);
      }
      explanation.add(story.kind(), story.events().get(0).entityId(), journal);
    }
    return explanation.explained();
  }

  private static List<String> ids(Explained explained) {
    return explained.parts().stream().map(Part::entityId).toList();
  }

  @Test
  void aMeanIsOfTimesToTheMillisecondAndTheLongestComesFirst() {
    Explained mean =
        explained(
            "call-answer-mean",
            call("short").presented("999", MORNING).answeredAfter(millis(1234)),
            call("long").presented("999", MORNING).answeredAfter(millis(9001)),
            call("none").presented("999", MORNING));

    assertThat(ids(mean)).containsExactly("long", "short");
    assertThat(mean.parts().get(1).numerator()).isEqualTo(new BigDecimal("1.234"));
    assertThat(mean.figure().numerator()).isEqualTo(10.235);
  }

  @Test
  void aPercentileHasTheTimeOfEach() {
    Explained median =
        explained(
            "attendance-median",
            incident("I1").opened("P1", "Dudley", MORNING).arrivedAfter(minutes(9)),
            incident("I2").opened("P1", "Coventry", MORNING).arrivedAfter(minutes(12)));

    assertThat(ids(median)).containsExactly("I2", "I1");
    assertThat(median.parts().get(0).values()).containsExactly(720L);
    assertThat(median.parts().get(0).codes())
        .containsEntry(Dimension.GRADE, Set.of("P1"))
        .containsEntry(Dimension.AREA, Set.of("Coventry"));
  }

  @Test
  void anOutcomeThatWasReplacedTakesBackWhatAnEarlierMonthCounted() {
    Explained closed =
        explained(
            "outcomes-closed",
            crime("new").recorded("Burglary", "Dudley", MORNING).outcome("16", NOW.minusSeconds(9)),
            crime("replaced")
                .recorded("Burglary", "Dudley", MORNING.minus(days(40)))
                .outcome("18", MORNING.minus(days(39)))
                .rescinded(MORNING));

    assertThat(closed.parts())
        .extracting(Part::entityId, part -> part.numerator().intValue())
        .contains(tuple("new", 1), tuple("replaced", -1));
    assertThat(closed.figure().numerator()).isZero();
  }

  @Test
  void aStockIsWhatWasOpenAtTheEndAsItThenWas() {
    Explained open =
        explained(
            "open-incidents",
            incident("closed").opened("P1", "Dudley", MORNING).closedAfter(hours(1)),
            incident("attended").opened("P2", "Dudley", MORNING).arrivedAfter(hours(1)),
            incident("new").opened("P1", "Dudley", NOW.minusSeconds(60)));

    assertThat(ids(open)).containsExactly("attended", "new");
    assertThat(open.parts().get(0).codes()).containsEntry(Dimension.STATE, Set.of("attended"));
    assertThat(open.parts().get(1).values()).containsExactly(60L);
    assertThat(open.figure().series()).isNull();
  }

  @Test
  void terminalsOverTheLimitAreOpenedIntoTheirLogsAndNoOthers() {
    profile =
        Forces.westMidlands()
            .thresholds(new Threshold("logs-per-terminal", "warning", Map.of(), 1, FIRST))
            .profile();
    Explained over =
        explained(
            "terminals-over-limit",
            incident("I1").opened("P1", "Dudley", MORNING).onTerminalAfter("ASTON-1", seconds(2)),
            incident("I2").opened("P1", "Dudley", MORNING).onTerminalAfter("ASTON-1", seconds(2)),
            incident("I3")
                .opened("P1", "Dudley", MORNING)
                .onTerminalAfter("BLOXWICH-1", seconds(2)));

    assertThat(ids(over)).containsExactly("I1", "I2");
    assertThat(over.total()).isEqualTo(2);
    assertThat(over.figure().value()).isEqualTo(1);
    assertThat(over.each()).isEqualTo(Dimension.TERMINAL);
  }

  @Test
  void whoHoldsACaseIsANumberAndNeverAHash() {
    Explained mean =
        explained(
            "investigations-per-investigator-mean",
            caseOf("1").opened("INVESTIGATION", "Dudley", MORNING).assigned("ann", null, MORNING),
            caseOf("2").opened("INVESTIGATION", "Dudley", MORNING).assigned("bob", null, MORNING),
            caseOf("3").opened("INVESTIGATION", "Dudley", MORNING).assigned("bob", null, MORNING));

    assertThat(mean.figure().value()).isEqualTo(1.5);
    assertThat(mean.parts())
        .extracting(Part::entityId, part -> part.codes().get(Dimension.HOLDER))
        .containsExactlyInAnyOrder(
            tuple("1", Set.of("2")), tuple("2", Set.of("1")), tuple("3", Set.of("1")));
    assertThat(mean.toString()).doesNotContain("bob");
  }

  @Test
  void aShareHasThoseThatMissToo() {
    where = Map.of(Dimension.LINE, "999");
    Explained share =
        explained(
            "calls-answered-within-target",
            call("late").presented("999", MORNING).answeredAfter(seconds(10)),
            call("in time").presented("999", MORNING).answeredAfter(seconds(9)),
            call("other line").presented("101", MORNING).answeredAfter(seconds(9)));

    assertThat(ids(share)).containsExactly("in time", "late");
    assertThat(share.parts().get(1).numerator()).isZero();
    assertThat(share.parts().get(1).denominator()).isEqualTo(BigDecimal.ONE);
    assertThat(share.figure().value()).isEqualTo(50);
  }

  @Test
  void aPageIsPartOfAllInTheirOrder() {
    Story<?>[] calls =
        Stream.of("E", "B", "D", "A", "C")
            .map(id -> call(id).presented("999", MORNING))
            .toArray(Story<?>[]::new);
    page = new Explanation.Page(1, 2, true);
    Explained some = explained("calls-presented", calls);

    assertThat(ids(some)).containsExactly("B", "C");
    assertThat(some.total()).isEqualTo(5);
    assertThat(some.hasMore()).isTrue();
    assertThat(some.parts().get(0).journal().size()).isEqualTo(1);
    page = new Explanation.Page(0, 0, false);
    assertThat(explained("calls-presented", calls).total()).isEqualTo(5);
  }

  @Test
  void whereThereIsNothingToSayThereAreNoParts() {
    profile = Forces.westMidlands().caseTypes().profile();
    Explained none = explained("marac-waiting", caseOf("1").opened("MARAC", "Dudley", MORNING));

    assertThat(none.figure().value()).isNull();
    assertThat(none.figure().reason()).contains("no case type");
    assertThat(none.parts()).isEmpty();
    assertThat(none.total()).isZero();
  }

  @Test
  void oneFigureIsOpenedAtATime() {
    Question byArea =
        new Question(
            Kpis.ofId("calls-presented"),
            FIRST,
            LAST,
            Interval.TOTAL,
            List.of(Dimension.AREA),
            Map.of());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Explanation(byArea, new Definitions(profile), NOW, page))
        .withMessageContaining("one figure");
  }
}
