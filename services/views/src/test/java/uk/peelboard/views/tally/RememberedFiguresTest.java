package uk.peelboard.views.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.kpi.FigureMemory;
import uk.peelboard.domain.kpi.Figures;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.kpi.Question;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.tally.Tallies;
import uk.peelboard.views.Force;
import uk.peelboard.views.Story;

/** What is kept added up, or remembered, answers as the cells themselves do. */
class RememberedFiguresTest {
  private static final LocalDate FIRST = LocalDate.of(2023, 12, 20);
  private static final LocalDate LAST = LocalDate.of(2024, 4, 10);
  private static final List<String> LINES = List.of("999", "101", "OTHER");
  private static final List<String> AREAS = List.of("North", "South", "Elsewhere");
  private static final List<String> GRADES = List.of("P1", "P2", "P3");
  private static final List<String> OUTCOMES = List.of("1", "18", "NO_SUSPECT");

  private final Definitions definitions = new Definitions(Force.SMALL);
  private final Story story = new Story(definitions, 3);
  private final TallyTable table = new TallyTable(Force.SMALL);
  private final FigureMemory memory = new FigureMemory();
  private final Random random = new Random(5);

  /** Nothing but the cells, one at a time. */
  private record Cells(Tallies of) implements Tallies {
    @Override
    public void visit(Measure<?> measure, int firstDay, int lastDay, Visitor visitor) {
      of.visit(measure, firstDay, lastDay, visitor);
    }

    @Override
    public int firstDay(Class<? extends Fact> fact) {
      return of.firstDay(fact);
    }
  }

  @Test
  void everyKpiIsTheSameWhicheverDaysHaveChanged() {
    CondensedTallies condensed = new CondensedTallies();
    for (int round = 0; round < 6; round++) {
      for (int i = 0; i < 40; i++) {
        somethingHappens(round + "-" + i);
      }
      story.tellTo(table);
      if (round == 4) {
        table.clear();
        Story again = new Story(definitions, 1);
        again.incident("only", "P1", "North", FIRST + "T10:00:00");
        again.tellTo(table);
      }
      condensed.refresh(table.latest());
      for (Kpi kpi : Kpis.all()) {
        for (Interval interval : List.of(Interval.MONTH, Interval.DAY, Interval.TOTAL)) {
          agree(new Question(kpi, FIRST, LAST, interval, by(kpi), Map.of()), condensed);
        }
      }
    }
  }

  private void agree(Question question, Tallies condensed) {
    for (Instant now :
        List.of(Story.time("2024-04-10T15:00:00"), Story.time("2024-03-31T04:30:00"))) {
      var plain = new Figures(new Cells(table.latest()), definitions).answer(question, now);
      assertThat(new Figures(table.latest(), definitions, memory).answer(question, now))
          .as("%s by %s", question.kpi(), question.interval())
          .isEqualTo(plain);
      assertThat(new Figures(condensed, definitions, memory).answer(question, now))
          .as("%s by %s, condensed", question.kpi(), question.interval())
          .isEqualTo(plain);
    }
  }

  private List<Dimension> by(Kpi kpi) {
    return kpi.dimensions().stream().filter(dimension -> random.nextBoolean()).toList();
  }

  private void somethingHappens(String name) {
    String at = FIRST.plusDays(random.nextInt(113)) + "T%02d:45:00".formatted(random.nextInt(24));
    int seconds = random.nextInt(200_000);
    switch (random.nextInt(5)) {
      case 0 -> story.call("C" + name, any(LINES), any(AREAS), at).answeredAfter(seconds % 500);
      case 1 -> story.call("W" + name, any(LINES), any(AREAS), at);
      case 2 ->
          story
              .incident("I" + name, any(GRADES), any(AREAS), at)
              .attendedAfter(seconds)
              .closedAfter(seconds + 5000);
      case 3 -> story.incident("O" + name, any(GRADES), any(AREAS), at);
      default ->
          story
              .crime("R" + name, "Theft", any(AREAS), at)
              .outcomeAfter(seconds / 5000, any(OUTCOMES));
    }
  }

  private String any(List<String> codes) {
    return codes.get(random.nextInt(codes.size()));
  }
}
