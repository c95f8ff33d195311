package uk.peelboard.domain.kpi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When those of a group began that were there at the end of some days and not at their beginning,
 * or the other way round. Whatever came and went within these days is not among them.
 */
final class StockOrigins {
  private final long[] origins;
  private final long[] moved;

  private StockOrigins(long[] origins, long[] moved) {
    this.origins = origins;
    this.moved = moved;
  }

  /** Of several groups, under way. */
  static final class Moves {
    private final Map<List<String>, TimedMoves> groups = new HashMap<>();

    /**
     * @param origin when it began, an epoch second
     * @param times above zero where it came to be counted, below where it ceased to be
     */
    void add(List<String> group, long origin, long times) {
      groups.computeIfAbsent(group, absent -> new TimedMoves()).add(origin, times);
    }

    Map<List<String>, StockOrigins> all() {
      Map<List<String>, StockOrigins> all = new HashMap<>();
      groups.forEach(
          (group, moves) -> {
            moves.settle();
            all.put(group, new StockOrigins(moves.seconds(), moves.moved()));
          });
      return all;
    }
  }

  /** As if these days had never been. */
  void takeBackFrom(StockAges ages, List<String> group) {
    ages.see(group);
    for (int i = 0; i < origins.length; i++) {
      ages.add(group, origins[i], -moved[i]);
    }
  }

  /** About how many numbers it takes. */
  int weight() {
    return 2 * origins.length + 4;
  }
}
