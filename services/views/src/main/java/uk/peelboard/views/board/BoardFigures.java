package uk.peelboard.views.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import uk.peelboard.domain.kpi.FigureMemory;
import uk.peelboard.domain.kpi.Figures;
import uk.peelboard.domain.kpi.Question;
import uk.peelboard.domain.kpi.Row;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.spc.ChartPoint;
import uk.peelboard.domain.spc.ProcessChart;
import uk.peelboard.views.api.Answer;
import uk.peelboard.views.tally.CondensedTallies;
import uk.peelboard.views.tally.Now;
import uk.peelboard.views.tally.TallySnapshot;

/** The answers to all of the board's questions. To be used by one thread. */
final class BoardFigures {
  private final Definitions definitions;
  private final Now now;
  private final CondensedTallies condensed = new CondensedTallies();
  private final FigureMemory memory = new FigureMemory();

  BoardFigures(Definitions definitions, Now now) {
    this.definitions = definitions;
    this.now = now;
  }

  /** Rows by the name of their question, in the digits of the API. */
  Map<String, String> of(TallySnapshot tallies, Instant asOf) {
    condensed.refresh(tallies);
    Figures figures = new Figures(condensed, definitions, memory);
    LocalDate today = asOf.atZone(definitions.calendar().zone()).toLocalDate();
    Map<String, String> all = new LinkedHashMap<>();
    for (BoardQuestion one : BoardQuestion.ALL) {
      Question question = one.asked(today);
      List<Row> rows = figures.answer(question, asOf);
      Answer answer = new Answer(question, rows, asOf, now, definitions.profile());
      all.put(one.name(), answer.rowsAsJson());
      if (one.time() == BoardTime.THE_28_DAYS_BEFORE) {
        all.put(one.changeName(), changes(question, rows));
      }
    }
    return all;
  }

  /** For each group, whether its last day was more than normal variation. */
  private String changes(Question question, List<Row> rows) {
    Map<Map<Dimension, String>, List<Row>> series =
        rows.stream()
            .collect(Collectors.groupingBy(Row::codes, LinkedHashMap::new, Collectors.toList()));
    ArrayNode changes = JsonNodeFactory.instance.arrayNode();
    series.forEach(
        (codes, days) -> {
          ChartPoint last = ProcessChart.of(question.kpi(), definitions.profile(), days).latest();
          ObjectNode change = changes.addObject();
          codes.forEach((dimension, code) -> change.put(dimension.id(), code));
          change
              .put("on", last.observation().from().toString())
              .put("variation", last.variation().id())
              .put("meaning", last.variation().words());
        });
    return changes.toString();
  }
}
