package uk.peelboard.views.update;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import uk.peelboard.domain.update.Update.Line;
import uk.peelboard.domain.update.Update.Point;

/** Drawings of how a figure went, each of which says in words what it shows. */
final class Charts {
  private static final int SPARKLINE_POINTS = 13;
  private static final int CHART_POINTS = 36;

  private Charts() {}

  /** The points that a chart shows. */
  static List<Point> shown(Line line) {
    return last(line.trend(), CHART_POINTS);
  }

  /** Whether there is something to draw. */
  static boolean hasTrend(Line line) {
    return last(line.trend(), SPARKLINE_POINTS).stream()
            .map(Point::value)
            .filter(Objects::nonNull)
            .count()
        >= 2;
  }

  static void sparkline(Markup page, Line line) {
    List<Point> points = last(line.trend(), SPARKLINE_POINTS);
    Scale scale = Scale.of(points, false, line.unit(), 100, 24);
    page.open(
        "svg",
        "class",
        "sparkline",
        "viewBox",
        "0 0 100 24",
        "width",
        "100",
        "height",
        "24",
        "role",
        "img",
        "aria-label",
        words(line, points));
    drawLine(page, points, scale);
    int last = points.size() - 1;
    if (points.get(last).value() != null) {
      drawPoint(page, points.get(last), last, scale, 2.5);
    }
    page.close();
  }

  /** A process behaviour chart with its limits. */
  static void chart(Markup page, Line line) {
    List<Point> points = shown(line);
    Axes axes = new Axes(points, line.unit());
    Scale scale = axes.scale();
    page.open(
        "svg",
        "class",
        "chart",
        "viewBox",
        "0 0 %d %d".formatted(Axes.WIDTH, Axes.HEIGHT),
        "role",
        "img",
        "aria-label",
        words(line, points));
    axes.draw(page);
    drawLimits(page, points, scale);
    drawLine(page, points, scale);
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i).value() != null) {
        drawPoint(page, points.get(i), i, scale, 3.5);
      }
    }
    page.close();
  }

  /** What a drawing shows, for whoever does not see it. */
  static String words(Line line, List<Point> points) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (Point point : points) {
      if (point.value() != null) {
        least = Math.min(least, point.value());
        most = Math.max(most, point.value());
      }
    }
    String movement = line.movement() == null ? "" : "; " + line.movement().words();
    return "%s, %s, from %s to %s: between %s and %s, the last %s%s"
        .formatted(
            line.about(),
            line.measured().toLowerCase(Locale.UK),
            points.get(0).period(),
            points.get(points.size() - 1).period(),
            Written.value(least, line.unit()),
            Written.value(most, line.unit()),
            Written.value(points.get(points.size() - 1).value(), null, line.unit()),
            movement);
  }

  private static <T> List<T> last(List<T> all, int most) {
    return all.subList(Math.max(0, all.size() - most), all.size());
  }

  private static void drawLine(Markup page, List<Point> points, Scale scale) {
    StringBuilder path = new StringBuilder();
    boolean isOpen = false;
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      if (point.value() == null || point.startsSeries()) {
        isOpen = false;
      }
      if (point.value() != null) {
        path.append(isOpen ? 'L' : 'M').append(scale.at(i, point.value()));
        isOpen = true;
      }
    }
    page.open("path", "class", "line", "d", path.toString()).close();
  }

  /** Limits step where a series begins anew. */
  private static void drawLimits(Markup page, List<Point> points, Scale scale) {
    int start = 0;
    for (int i = 1; i <= points.size(); i++) {
      if (i == points.size() || points.get(i).startsSeries()) {
        drawLimits(page, points.get(start), start, i - 1, scale);
        if (i < points.size()) {
          String x = Scale.text(scale.x(i - 0.5));
          page.open(
                  "line",
                  "class",
                  "break",
                  "x1",
                  x,
                  "x2",
                  x,
                  "y1",
                  Scale.text(scale.top()),
                  "y2",
                  Scale.text(scale.bottom()))
              .close();
        }
        start = i;
      }
    }
  }

  private static void drawLimits(Markup page, Point of, int from, int to, Scale scale) {
    if (of.mean() == null) {
      return;
    }
    drawLevel(page, "mean", of.mean(), from, to, scale);
    drawLevel(page, "limit", scale.within(of.upper()), from, to, scale);
    drawLevel(page, "limit", scale.within(of.lower()), from, to, scale);
  }

  private static void drawLevel(
      Markup page, String what, double level, int from, int to, Scale scale) {
    String path = "M" + scale.at(from, level) + "L" + scale.at(to, level);
    page.open("path", "class", what, "d", path).close();
  }

  /** Told apart by form as well as by colour. */
  private static void drawPoint(Markup page, Point point, int at, Scale scale, double r) {
    double x = scale.x(at);
    double y = scale.y(point.value());
    switch (point.variation()) {
      case "improvement" ->
          page.open(
                  "rect",
                  "class",
                  "improvement",
                  "x",
                  Scale.text(x - r),
                  "y",
                  Scale.text(y - r),
                  "width",
                  Scale.text(2 * r),
                  "height",
                  Scale.text(2 * r))
              .close();
      case "concern" ->
          page.open(
                  "path",
                  "class",
                  "concern",
                  "d",
                  "M%s %sL%s %sL%s %sZ"
                      .formatted(
                          Scale.text(x), Scale.text(y - 1.3 * r),
                          Scale.text(x + 1.2 * r), Scale.text(y + r),
                          Scale.text(x - 1.2 * r), Scale.text(y + r)))
              .close();
      case "neutral-high", "neutral-low" -> dot(page, "neutral", x, y, r);
      default -> dot(page, "common", x, y, r);
    }
  }

  private static void dot(Markup page, String what, double x, double y, double radius) {
    page.open(
            "circle",
            "class",
            what,
            "cx",
            Scale.text(x),
            "cy",
            Scale.text(y),
            "r",
            Scale.text(radius))
        .close();
  }
}
