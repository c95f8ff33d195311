package uk.peelboard.ingest.simulator;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where things happen, and what the systems write down as the place. */
final class Areas {
  /**
   * Shares of what happens in the West Midlands, made up after how many live where and how busy a
   * city centre is. Another force's areas share alike.
   */
  private static final Map<String, Double> WEST_MIDLANDS =
      Map.of(
          "Birmingham", 42.0,
          "Coventry", 12.5,
          "Dudley", 9.5,
          "Sandwell", 11.0,
          "Solihull", 6.5,
          "Walsall", 9.0,
          "Wolverhampton", 9.5);

  /** Square kilometres, roughly. Another force's areas are a hundred each. */
  private static final Map<String, Double> SIZES =
      Map.of(
          "Birmingham", 268.0,
          "Coventry", 99.0,
          "Dudley", 98.0,
          "Sandwell", 86.0,
          "Solihull", 178.0,
          "Walsall", 104.0,
          "Wolverhampton", 69.0);

  private static final double UNKNOWN = 0.003;

  private final List<String> names;
  private final double[] weights;
  private final double total;

  Areas(Set<String> names) {
    this.names = List.copyOf(names);
    weights = this.names.stream().mapToDouble(n -> WEST_MIDLANDS.getOrDefault(n, 10.0)).toArray();
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    total = sum;
  }

  int count() {
    return names.size();
  }

  String name(int area) {
    return names.get(area);
  }

  double share(int area) {
    return weights[area] / total;
  }

  /** Kilometres from one side of an area to the other, were it a square. */
  double side(int area) {
    return StrictMath.sqrt(SIZES.getOrDefault(names.get(area), 100.0));
  }

  int pick(Chance chance) {
    return chance.pick(weights);
  }

  /** The area's name; now and then a place that is no area of this force. */
  String written(int area, Chance chance) {
    return chance.of(UNKNOWN) ? "Over the border" : names.get(area);
  }
}
