package uk.peelboard.ingest.simulator;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.DoubleBinaryOperator;

/**
 * How often the public calls, by the hour of the local week and by season. The shapes are made up
 * after the usual ones: emergencies peak in the evening and on Saturdays, other calls on weekday
 * mornings; summer is busier than winter.
 */
final class Demand {
  private static final int WEEK = 7 * 24;
  private static final int MID_JULY = 196;

  private static final double[] EMERGENCY_BY_HOUR = {
    .80, .66, .54, .44, .38, .38, .44, .60, .80, .95, 1.05, 1.12, //
    1.18, 1.20, 1.22, 1.30, 1.38, 1.42, 1.40, 1.35, 1.28, 1.20, 1.10, .98
  };
  private static final double[] EMERGENCY_BY_DAY = {.97, .95, .95, .97, 1.05, 1.10, 1.01};

  private static final double[] NON_EMERGENCY_BY_HOUR = {
    .26, .19, .15, .13, .13, .16, .30, .65, 1.25, 1.72, 1.85, 1.80, //
    1.70, 1.65, 1.65, 1.60, 1.60, 1.50, 1.30, 1.10, .95, .80, .60, .40
  };
  private static final double[] NON_EMERGENCY_BY_DAY = {1.15, 1.08, 1.05, 1.03, 1.02, .85, .82};

  private final Asked asked;
  private final ZoneId zone;

  Demand(Asked asked, ZoneId zone) {
    this.asked = asked;
    this.zone = zone;
  }

  /** The calls that each hour of a week is expected to bring. */
  static final class Week {
    private final double[] emergencies;
    private final double[] others;

    private Week(double[] emergencies, double[] others) {
      this.emergencies = emergencies;
      this.others = others;
    }

    double emergencies(int hourOfWeek) {
      return emergencies[hourOfWeek];
    }

    double others(int hourOfWeek) {
      return others[hourOfWeek];
    }

    /** Hours of work that each hour brings, of its emergencies and its other calls. */
    double[] work(DoubleBinaryOperator ofCalls) {
      double[] work = new double[WEEK];
      for (int hour = 0; hour < WEEK; hour++) {
        work[hour] = ofCalls.applyAsDouble(emergencies[hour], others[hour]);
      }
      return work;
    }
  }

  /** A week at that time of the year. */
  Week week(long millis) {
    double day = Instant.ofEpochMilli(millis).atZone(zone).getDayOfYear() - MID_JULY;
    double summer = StrictMath.cos(2 * StrictMath.PI * day / 365.25);
    return new Week(
        week(
            asked.emergencyCallsPerDay() * (1 + asked.seasonOfEmergencies() * summer),
            EMERGENCY_BY_HOUR,
            EMERGENCY_BY_DAY),
        week(
            asked.nonEmergencyCallsPerDay() * (1 + asked.seasonOfOthers() * summer),
            NON_EMERGENCY_BY_HOUR,
            NON_EMERGENCY_BY_DAY));
  }

  private static double[] week(double perDay, double[] byHour, double[] byDay) {
    double[] week = new double[WEEK];
    double total = 0;
    for (int hour = 0; hour < WEEK; hour++) {
      week[hour] = byHour[hour % 24] * byDay[hour / 24];
      total += week[hour];
    }
    for (int hour = 0; hour < WEEK; hour++) {
      week[hour] *= perDay * 7 / total;
    }
    return week;
  }

  /** 0 for the hour after Monday's midnight, 167 for Sunday's last. */
  int hourOfWeek(long millis) {
    ZonedDateTime local = Instant.ofEpochMilli(millis).atZone(zone);
    return (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
  }
}
