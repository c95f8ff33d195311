package uk.peelboard.views.update;

import java.util.List;
import uk.peelboard.domain.update.Update.Point;

/**
 * Where points are drawn.
 *
 * @param least the value at the bottom
 * @param most the value at the top
 * @param left the place of the first point
 * @param right the place of the last point
 */
record Scale(
    double least,
    double most,
    int points,
    String unit,
    double left,
    double right,
    double top,
    double bottom) {
  private static final double MARGIN = 5;

  /** That of a picture, from its least to its greatest value. */
  static Scale of(List<Point> points, boolean withLimits, String unit, int width, int height) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (Point point : points) {
      if (point.value() != null) {
        least = Math.min(least, point.value());
        most = Math.max(most, point.value());
      }
      if (withLimits && point.mean() != null) {
        least = Math.min(least, within(point.lower(), unit));
        most = Math.max(most, within(point.upper(), unit));
      }
    }
    if (most - least < 1e-9) {
      least -= 1;
      most += 1;
    }
    return new Scale(
        least, most, points.size(), unit, MARGIN, width - MARGIN, MARGIN, height - MARGIN);
  }

  /** No percentage is drawn beyond 0 and 100, and nothing below 0. */
  double within(double level) {
    return within(level, unit);
  }

  private static double within(double level, String unit) {
    double most = unit.equals("percent") ? 100 : Double.POSITIVE_INFINITY;
    return Math.min(most, Math.max(0, level));
  }

  String at(int point, double value) {
    return text(x(point)) + " " + text(y(value));
  }

  double x(double point) {
    return left + (points < 2 ? 0 : point * (right - left) / (points - 1));
  }

  double y(double value) {
    return bottom - (value - least) / (most - least) * (bottom - top);
  }

  /** To a tenth; without a formatter, since a page has tens of thousands of places. */
  static String text(double number) {
    long tenths = Math.round(Math.abs(number) * 10);
    return (number < 0 && tenths > 0 ? "-" : "") + tenths / 10 + '.' + tenths % 10;
  }
}
