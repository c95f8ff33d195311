package uk.peelboard.domain.update;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.kpi.EmptyDays;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.update.Update.State;

/** Whether there is something to report of a period, and what is missing. */
record PeriodState(State state, String statement) {

  /** A feed whose last event is older than this at the period's end has stopped before it. */
  private static final int SILENT_DAYS = 3;

  /** What happens every day, wherever there is a force. */
  private static final Set<EntityKind> DAILY = EnumSet.of(EntityKind.CALL, EntityKind.INCIDENT);

  static PeriodState of(Answers answers, UpdatePeriod period) {
    if (period.from().isAfter(answers.today())) {
      return new PeriodState(
          State.FUTURE,
          "This period lies in the future: it begins on %s, and it is %s."
              .formatted(Words.day(period.from()), Words.day(answers.today())));
    }
    Map<EntityKind, LocalDate> last = lastDays(answers);
    LocalDate first = firstDay(answers);
    if (first == null || first.isAfter(period.to())) {
      return noData(first == null ? "There are no events." : "Events begin on %s.", first);
    }
    LocalDate end = last.values().stream().max(LocalDate::compareTo).orElse(null);
    if (end != null && end.isBefore(period.from())) {
      return noData("The last event is of %s.", end);
    }
    boolean isOver = period.to().isBefore(answers.today());
    List<String> missing = missing(answers, period, last, isOver);
    if (!isOver) {
      missing.add(
          0,
          "This period is not over: figures are as they were on %s, and figures for areas are given"
                  .formatted(Words.day(answers.today()))
              + " once it is.");
      return new PeriodState(State.NOT_OVER, String.join(" ", missing));
    }
    return missing.isEmpty()
        ? new PeriodState(State.COMPLETE, "")
        : new PeriodState(
            State.PARTLY_IMPORTED, "This period is partly imported. " + String.join(" ", missing));
  }

  private static PeriodState noData(String words, LocalDate day) {
    String when = day == null ? words : words.formatted(Words.day(day));
    return new PeriodState(State.NO_DATA, "There is no data for this period. " + when);
  }

  private static List<String> missing(
      Answers answers, UpdatePeriod period, Map<EntityKind, LocalDate> last, boolean isOver) {
    List<String> missing = new ArrayList<>();
    for (EntityKind kind : EntityKind.FEEDS) {
      int first = answers.tallies().firstDay(Fact.typeOf(kind));
      LocalDate lastDay = last.get(kind);
      if (first == Integer.MAX_VALUE) {
        missing.add("There are no %s.".formatted(kind.topic()));
      } else if (LocalDate.ofEpochDay(first).isAfter(period.from())) {
        missing.add(
            "The %s begin on %s.".formatted(kind.topic(), Words.day(LocalDate.ofEpochDay(first))));
      } else if (isOver
          && lastDay != null
          && lastDay.isBefore(period.to().minusDays(SILENT_DAYS))) {
        missing.add("The %s end on %s.".formatted(kind.topic(), Words.day(lastDay)));
      } else if (DAILY.contains(kind)) {
        missing.addAll(holes(answers, period, kind));
      }
    }
    return missing;
  }

  /**
   * What there is nothing of on some days of the period, where it is known what there is of days.
   */
  private static List<String> holes(Answers answers, UpdatePeriod period, EntityKind kind) {
    LocalDate end = answers.today().isAfter(period.to()) ? period.to() : answers.lastWholeDay();
    NavigableSet<LocalDate> empty = EmptyDays.of(answers.tallies(), kind, period.from(), end);
    if (empty.isEmpty()) {
      return List.of();
    }
    return List.of(
        empty.size() == 1
            ? "There are no %s on %s.".formatted(kind.topic(), Words.day(empty.first()))
            : "There are no %s on %d days, the first of them %s."
                .formatted(kind.topic(), empty.size(), Words.day(empty.first())));
  }

  /** The first local day with any event, or null where there is none. */
  static LocalDate firstDay(Answers answers) {
    int first =
        EntityKind.FEEDS.stream()
            .mapToInt(kind -> answers.tallies().firstDay(Fact.typeOf(kind)))
            .min()
            .orElse(Integer.MAX_VALUE);
    return first == Integer.MAX_VALUE ? null : LocalDate.ofEpochDay(first);
  }

  /**
   * The first local day of which there is something to report: cases alone, which may have been
   * open for years, make no update of force contact and response.
   */
  static LocalDate firstDayOfUpdates(Answers answers) {
    return EntityKind.FEEDS.stream()
        .filter(kind -> kind != EntityKind.CASE)
        .mapToInt(kind -> answers.tallies().firstDay(Fact.typeOf(kind)))
        .filter(day -> day != Integer.MAX_VALUE)
        .mapToObj(LocalDate::ofEpochDay)
        .min(LocalDate::compareTo)
        .orElseGet(() -> firstDay(answers));
  }

  private static Map<EntityKind, LocalDate> lastDays(Answers answers) {
    Map<String, Long> latest = new HashMap<>();
    answers
        .tallies()
        .visitNow(
            Measures.LAST_EVENT,
            (cell, millis) -> latest.merge(cell.code(0), millis.max(), Math::max));
    Map<EntityKind, LocalDate> days = new EnumMap<>(EntityKind.class);
    for (EntityKind kind : EntityKind.FEEDS) {
      Long millis = latest.get(kind.topic());
      if (millis != null) {
        Instant at = Instant.ofEpochMilli(millis);
        days.put(kind, at.atZone(answers.definitions().calendar().zone()).toLocalDate());
      }
    }
    return days;
  }
}
