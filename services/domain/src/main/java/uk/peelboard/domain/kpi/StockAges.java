package uk.peelboard.domain.kpi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How old those of a group were at any second, worked out back from those that are still open. */
final class StockAges {
  /** The moment of the edges of what is still open. */
  static final long STILL = Long.MIN_VALUE;

  private final Map<Long, Long> open = new TreeMap<>();
  private final List<Move> moves = new ArrayList<>();

  /** How many of the moves, in time order, {@link #open} contains; all of them to begin with. */
  private int made = -1;

  private record Move(long at, long origin, long times) {}

  /**
   * @param origin what the age counts from, an epoch second
   * @param at when it began or ended to be open, or {@link #STILL} for what is
   * @param times above zero where it began, below where it ended
   */
  void add(long origin, long at, long times) {
    if (at == STILL) {
      open.merge(origin, times, Long::sum);
    } else {
      moves.add(new Move(at, origin, times));
    }
  }

  /**
   * The age in seconds, at an epoch second, of the oldest open then.
   *
   * @param upTo older ones are not counted
   */
  Figure oldestAt(long second, long upTo) {
    goTo(second);
    long count = 0;
    long oldest = -1;
    for (Map.Entry<Long, Long> one : open.entrySet()) {
      long age = second - one.getKey();
      if (one.getValue() > 0 && age >= 0 && age <= upTo) {
        oldest = Math.max(oldest, age);
        count += one.getValue();
      }
    }
    return count == 0 ? Figure.none("none was open") : Figure.whole(oldest, count);
  }

  /** Makes or takes back the moves between the second it was at and another. */
  private void goTo(long second) {
    if (made < 0) {
      moves.sort(Comparator.comparingLong(Move::at));
      made = moves.size();
    }
    for (; made < moves.size() && moves.get(made).at <= second; made++) {
      count(moves.get(made).origin, moves.get(made).times);
    }
    for (; made > 0 && moves.get(made - 1).at > second; made--) {
      count(moves.get(made - 1).origin, -moves.get(made - 1).times);
    }
  }

  private void count(long origin, long times) {
    open.merge(origin, times, (one, other) -> one + other == 0 ? null : Long.valueOf(one + other));
  }
}
