package uk.peelboard.ingest.simulator;

/** Who comes when, so that those on duty follow what is needed as closely as whole shifts can. */
final class Shifts {
  private Shifts() {}

  /**
   * How many are on duty in each hour of a week that repeats: one more shift is filled, the one
   * that helps most, for as long as another brings the week closer (by least squares) to its need.
   *
   * @param need by hour of the week
   * @param hours how long a shift is
   * @param starts the hours of the day at which one may start
   */
  static int[] cover(double[] need, int hours, int... starts) {
    int week = need.length;
    double[] lacking = need.clone();
    int[] onDuty = new int[week];
    while (true) {
      int best = -1;
      double mostGained = 0;
      for (int day = 0; day < week; day += 24) {
        for (int start : starts) {
          double gained = 0;
          for (int hour = day + start; hour < day + start + hours; hour++) {
            gained += 2 * lacking[hour % week] - 1;
          }
          if (gained > mostGained) {
            mostGained = gained;
            best = day + start;
          }
        }
      }
      if (best < 0) {
        return onDuty;
      }
      for (int hour = best; hour < best + hours; hour++) {
        lacking[hour % week]--;
        onDuty[hour % week]++;
      }
    }
  }
}
