package uk.peelboard.views.board;

import static uk.peelboard.domain.measure.Dimension.AGE;
import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.GRADE;
import static uk.peelboard.domain.measure.Dimension.LINE;
import static uk.peelboard.domain.measure.Dimension.OUTCOME_GROUP;
import static uk.peelboard.domain.measure.Dimension.REASON;
import static uk.peelboard.domain.measure.Dimension.TOPIC;
import static uk.peelboard.domain.measure.Dimension.VULNERABLE;
import static uk.peelboard.views.board.BoardTime.LAST_28_DAYS;
import static uk.peelboard.views.board.BoardTime.THE_28_DAYS_BEFORE;
import static uk.peelboard.views.board.BoardTime.TODAY;
import static uk.peelboard.views.board.BoardTime.TWELVE_MONTHS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.kpi.Question;
import uk.peelboard.domain.measure.Dimension;

/** One of the questions that the board is made of: what anybody could ask the API. */
record BoardQuestion(Kpi kpi, BoardTime time, List<Dimension> by) {

  /** All of them. */
  static final List<BoardQuestion> ALL = all();

  private static List<BoardQuestion> all() {
    List<BoardQuestion> all = new ArrayList<>();
    for (String calls :
        List.of(
            "calls-answered-within-target",
            "call-answer-mean",
            "calls-abandoned",
            "calls-presented")) {
      add(all, calls, TODAY, LINE);
      add(all, calls, LAST_28_DAYS, LINE);
      add(all, calls, THE_28_DAYS_BEFORE, LINE);
    }
    add(all, "call-answer-p90", TODAY, LINE);
    add(all, "calls-waiting", TODAY, LINE);
    add(all, "longest-call-wait", TODAY, LINE);

    add(all, "open-incidents", TODAY);
    add(all, "open-incidents", THE_28_DAYS_BEFORE);
    for (String open : List.of("open-incidents", "open-past-target", "oldest-open-incident")) {
      add(all, open, TODAY, AREA);
      add(all, open, TODAY, GRADE);
    }
    for (String open : List.of("open-past-target", "oldest-open-incident")) {
      add(all, open, TODAY);
      add(all, open, THE_28_DAYS_BEFORE);
    }
    add(all, "open-by-age", TODAY, AGE);
    add(all, "open-by-age", TODAY, AREA, AGE);
    add(all, "open-not-reassessed", TODAY, VULNERABLE);
    add(all, "open-not-reassessed", THE_28_DAYS_BEFORE, VULNERABLE);
    add(all, "terminals-over-limit", TODAY);
    add(all, "incidents-opened", TODAY);
    add(all, "incidents-opened", THE_28_DAYS_BEFORE);
    add(all, "incidents-closed", TODAY);

    add(all, "attended-within-target", TODAY, GRADE);
    add(all, "attended-within-target", LAST_28_DAYS, GRADE);
    add(all, "attended-within-target", LAST_28_DAYS, GRADE, AREA);
    add(all, "attended-within-target", THE_28_DAYS_BEFORE, GRADE);
    add(all, "attendance-median", TODAY, GRADE);
    add(all, "attendance-median", LAST_28_DAYS, GRADE);
    add(all, "attendance-median", LAST_28_DAYS, GRADE, AREA);

    for (String crimes :
        List.of(
            "crimes-recorded",
            "charge-rate-tracked",
            "charge-rate-closed",
            "positive-outcomes-closed")) {
      add(all, crimes, TWELVE_MONTHS);
    }
    add(all, "crimes-recorded", LAST_28_DAYS);
    add(all, "crimes-recorded", THE_28_DAYS_BEFORE);
    add(all, "crimes-recorded", TWELVE_MONTHS, AREA);
    add(all, "outcomes-tracked", TWELVE_MONTHS, OUTCOME_GROUP);
    add(all, "data-quality-findings", LAST_28_DAYS, TOPIC, REASON);
    return List.copyOf(all);
  }

  private static void add(List<BoardQuestion> all, String kpi, BoardTime time, Dimension... by) {
    all.add(new BoardQuestion(Kpis.ofId(kpi), time, List.of(by)));
  }

  /** Such as {@code calls-presented/today/line}. */
  String name() {
    return name(time.id());
  }

  /**
   * Of whether the last of several days has changed, such as {@code calls-presented/change/line}.
   */
  String changeName() {
    return name("change");
  }

  private String name(String what) {
    return String.join(
        "/", kpi.id(), what, String.join(",", by.stream().map(Dimension::id).toList()));
  }

  Question asked(LocalDate today) {
    return new Question(
        kpi, time.firstDay(today), time.lastDay(today), time.interval(), by, Map.of());
  }
}
