package uk.peelboard.domain.update;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.measure.Dimension;

/** What an update asks, before it is answered. */
final class Plan {
  private Plan() {}

  /** A section and its tables, in order. */
  record Section(String id, String title, List<String> text, List<Table> tables) {}

  /**
   * @param note what is to be known of it, or null
   */
  record Table(String id, String title, String note, List<Ask> asks) {}

  /** What time a figure is about. */
  enum Time {
    PERIOD,
    /** The twelve months that end with the period. */
    ROLLING_YEAR,
    /** Each week, or of a week each day, that begins in the period. */
    STEPS
  }

  /**
   * One KPI to be asked for.
   *
   * @param about whom or what it is about; null where the codes of {@code by} say so
   * @param measured in a few words
   * @param by the dimension of which each code is a line, or null for one line
   * @param released of figures for areas, what is released or withheld together; null where nothing
   *     can identify anybody
   */
  record Ask(
      Kpi kpi,
      String about,
      String measured,
      Map<Dimension, String> where,
      Dimension by,
      Time time,
      String released) {
    Ask {
      requireNonNull(kpi, "kpi");
      requireNonNull(measured, "measured");
      where = Map.copyOf(where);
    }

    boolean isForAreas() {
      return by == Dimension.AREA;
    }

    /** Whether it is a column of a grid of areas or steps. */
    boolean isAcross() {
      return isForAreas() || time == Time.STEPS;
    }
  }

  /** The steps that a period is shown in where its course is asked for. */
  static Interval stepsOf(Interval interval) {
    return interval == Interval.WEEK ? Interval.DAY : Interval.WEEK;
  }
}
