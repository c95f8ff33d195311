package uk.peelboard.domain.kpi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.calendar.LocalCalendar;
import uk.peelboard.domain.tally.DistributionSum;

/** What came to be counted, or ceased to be, on days that follow on one another, by group. */
final class StockMoves {
  private static final int SECONDS_A_DAY = 86_400;

  /** What is to be done with moves after the last of the days. */
  @FunctionalInterface
  interface After {
    void move(List<String> group, long times);
  }

  private final int firstDay;
  private final int daysAfterEdge;
  private final After after;

  /** The first second of each day, and the second at which they all end. */
  private final long[] starts;

  /** A group's moves on each day; null on days that none of its edges has a say in. */
  private final Map<List<String>, StockCourse.Moves[]> moves = new HashMap<>();

  private CellAges cell;
  private StockCourse.Moves[] ofGroup;
  private List<String> group;

  /**
   * Of days that are over.
   *
   * @param daysAfterEdge on so many days after an edge's own it may count something or cease to
   */
  StockMoves(LocalCalendar calendar, int firstDay, int days, int daysAfterEdge) {
    this(firstDay, daysAfterEdge, new long[days + 1], (group, times) -> {});
    for (int i = 0; i <= days; i++) {
      starts[i] = calendar.startOf(firstDay + i);
    }
  }

  /**
   * Of one day that is not over; all edges have a say in it.
   *
   * @param until the second up to which it has come, excluded
   */
  StockMoves(LocalCalendar calendar, int today, long until, After after) {
    this(today, Integer.MAX_VALUE / 2, new long[] {calendar.startOf(today), until}, after);
  }

  private StockMoves(int firstDay, int daysAfterEdge, long[] starts, After after) {
    this.firstDay = firstDay;
    this.daysAfterEdge = daysAfterEdge;
    this.starts = starts;
    this.after = after;
  }

  /**
   * An edge; those of one cell come one after the other.
   *
   * @param ages of its cell
   * @param origin what its age counts from, an epoch second
   * @param at an epoch second
   * @param times above zero where something begins, below where it ends
   */
  void edge(List<String> of, CellAges ages, long origin, long at, long times) {
    if (cell != ages) {
      cell = ages;
      goTo(of, ages.day());
    }
    move(ages.counted(origin, at), times);
    long discounted = ages.discounted(origin, at);
    if (discounted != CellAges.NEVER) {
      move(discounted, -times);
    }
  }

  private void goTo(List<String> of, int day) {
    group = of;
    int days = starts.length - 1;
    ofGroup = moves.computeIfAbsent(of, absent -> new StockCourse.Moves[days]);
    int last = Math.min(days - 1, day - firstDay + daysAfterEdge);
    for (int i = Math.max(0, day - firstDay); i <= last; i++) {
      if (ofGroup[i] == null) {
        ofGroup[i] = new StockCourse.Moves();
      }
    }
  }

  private void move(long at, long times) {
    int days = starts.length - 1;
    if (at >= starts[days]) {
      after.move(group, times);
    } else if (at >= starts[0]) {
      int day = (int) Math.min(days - 1L, (at - starts[0]) / SECONDS_A_DAY);
      while (at < starts[day]) {
        day--;
      }
      while (at >= starts[day + 1]) {
        day++;
      }
      ofGroup[day].add((int) (at - starts[day]), times);
    }
  }

  /** The courses that they make, of each day those of all groups that have any. */
  List<Map<List<String>, StockCourse>> courses() {
    DistributionSum adding = new DistributionSum();
    List<Map<List<String>, StockCourse>> all = new ArrayList<>();
    for (int i = 0; i < starts.length - 1; i++) {
      int day = i;
      int length = (int) (starts[day + 1] - starts[day]);
      Map<List<String>, StockCourse> courses = new HashMap<>();
      moves.forEach(
          (of, its) -> {
            if (its[day] != null) {
              courses.put(of, its[day].course(length, adding));
            }
          });
      all.add(courses);
    }
    return all;
  }
}
