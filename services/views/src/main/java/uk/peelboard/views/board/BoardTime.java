package uk.peelboard.views.board;

import java.time.LocalDate;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.views.metrics.Window;

/** The times that the board shows. */
enum BoardTime {
  /** And, of a stock, now. */
  TODAY("today"),
  LAST_28_DAYS("28d"),
  /** Day by day, up to yesterday: today changes with every event, and is asked for anyway. */
  THE_28_DAYS_BEFORE("days"),
  TWELVE_MONTHS("12mo");

  private static final int DAYS = 28;

  private final String id;

  BoardTime(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  LocalDate firstDay(LocalDate today) {
    return switch (this) {
      case TODAY -> Window.TODAY.firstDay(today);
      case LAST_28_DAYS -> Window.TWENTY_EIGHT_DAYS.firstDay(today);
      case THE_28_DAYS_BEFORE -> today.minusDays(DAYS);
      case TWELVE_MONTHS -> Window.TWELVE_MONTHS.firstDay(today);
    };
  }

  LocalDate lastDay(LocalDate today) {
    return this == THE_28_DAYS_BEFORE ? today.minusDays(1) : today;
  }

  Interval interval() {
    return this == THE_28_DAYS_BEFORE ? Interval.DAY : Interval.TOTAL;
  }
}
