package uk.peelboard.views.update;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Round values to read a scale by, evenly spaced, all with as many decimals and of the same unit of
 * time.
 *
 * @param step from one to the next
 * @param first the lowest one, in steps
 * @param last the highest one, in steps
 */
record Ticks(double step, long first, long last, String unit) {
  private static final int MOST_STEPS = 4;
  private static final double[] TIMES = {
    0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600,
    43_200
  };
  private static final int DAY = 86_400;
  private static final int HOUR = 3600;
  private static final int MINUTE = 60;

  /** Those around two values: no percentage beyond 0 and 100, and nothing below 0. */
  static Ticks around(double least, double most, String unit) {
    if (unit.equals("seconds")) {
      for (double step : TIMES) {
        if (steps(least, most, step) <= MOST_STEPS) {
          return of(least, most, step, unit);
        }
      }
    }
    for (double one = finest(unit); ; one *= 10) {
      for (int times : new int[] {1, 2, 5}) {
        if (steps(least, most, one * times) <= MOST_STEPS) {
          return of(least, most, one * times, unit);
        }
      }
    }
  }

  private static Ticks of(double least, double most, double step, String unit) {
    long end = unit.equals("percent") ? Math.round(100 / step) : Long.MAX_VALUE;
    return new Ticks(
        step, Math.max(0, before(least, step)), Math.min(end, after(most, step)), unit);
  }

  private static double finest(String unit) {
    return switch (unit) {
      case "seconds" -> DAY;
      case "percent", "days", "per-100", "per-1000", "per-million" -> 0.1;
      case "ratio" -> 0.01;
      default -> 1;
    };
  }

  private static long steps(double least, double most, double step) {
    return after(most, step) - before(least, step);
  }

  private static long before(double value, double step) {
    return (long) Math.floor(value / step + 1e-9);
  }

  private static long after(double value, double step) {
    return (long) Math.ceil(value / step - 1e-9);
  }

  double least() {
    return first * step;
  }

  double most() {
    return last * step;
  }

  List<Double> values() {
    return LongStream.rangeClosed(first, last).mapToObj(times -> times * step).toList();
  }

  /** One of the values, with its unit where people put it behind each. */
  String written(double value) {
    return switch (unit) {
      case "percent" -> number(value) + "%";
      case "seconds" -> time(value);
      case "days" -> number(value) + (value == 1 ? " day" : " days");
      default -> number(value);
    };
  }

  /** What the values are in, where none of them says so; else null. */
  String unitInWords() {
    return switch (unit) {
      case "percent", "seconds", "days", "ratio" -> null;
      case "per-1000" -> "per 1,000";
      default -> unit.replace('-', ' ');
    };
  }

  private String time(double seconds) {
    if (step % DAY == 0) {
      return number(seconds / DAY) + (seconds == DAY ? " day" : " days");
    }
    if (step % HOUR == 0) {
      return number(seconds / HOUR) + " h";
    }
    return step % MINUTE == 0 ? number(seconds / MINUTE) + " min" : number(seconds) + " s";
  }

  private String number(double value) {
    return Written.number(value, step >= 1 ? 0 : step >= 0.1 ? 1 : 2);
  }
}
