package uk.peelboard.views.update;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import uk.peelboard.domain.update.Update.Point;

/** What a chart is read by: round values from bottom to top, and dates along its foot. */
final class Axes {
  static final int WIDTH = 480;
  static final int HEIGHT = 200;

  /** How wide a letter is, as a rule, in the type that the style sheet has for charts. */
  private static final double LETTER = 10;

  /** From the line that letters stand on up to their middle. */
  private static final double HALF_LETTER = 5.5;

  private static final double MARGIN = 8;

  /** So far lines go beyond what is drawn. */
  private static final double BEYOND = 5;

  private static final double LINE_OF_TEXT = 24;

  /** Of fewer points, none may be near enough to the middle for a third date to have room. */
  private static final int MANY = 12;

  private static final int SHORTEST_MONTH = 28;

  private final List<Point> points;
  private final Ticks ticks;
  private final Scale scale;

  /**
   * @param points two or more
   */
  Axes(List<Point> points, String unit) {
    this.points = points;
    Scale values = Scale.of(points, true, unit, WIDTH, HEIGHT);
    this.ticks = Ticks.around(values.least(), values.most(), unit);
    int longest =
        ticks.values().stream().mapToInt(one -> ticks.written(one).length()).max().orElse(0);
    this.scale =
        new Scale(
            ticks.least(),
            ticks.most(),
            points.size(),
            unit,
            longest * LETTER + 2 * MARGIN + BEYOND,
            WIDTH - MARGIN - BEYOND,
            MARGIN + (ticks.unitInWords() == null ? 0 : LINE_OF_TEXT),
            HEIGHT - MARGIN - LINE_OF_TEXT);
  }

  /** Where points are drawn. */
  Scale scale() {
    return scale;
  }

  void draw(Markup page) {
    if (ticks.unitInWords() != null) {
      text(page, ticks.unitInWords(), MARGIN, MARGIN + 2 * HALF_LETTER, null);
    }
    for (double value : ticks.values()) {
      double y = scale.y(value);
      line(page, scale.left() - BEYOND, y, scale.right() + BEYOND, y);
      text(page, ticks.written(value), scale.left() - BEYOND - MARGIN, y + HALF_LETTER, "end");
    }
    int last = points.size() - 1;
    date(page, 0, "start");
    if (last >= MANY) {
      date(page, last / 2, "middle");
    }
    date(page, last, "end");
  }

  private void date(Markup page, int point, String anchor) {
    double x = scale.x(point);
    line(page, x, scale.bottom(), x, scale.bottom() + BEYOND);
    LocalDate from = points.get(point).from();
    String written = areMonths() ? Written.month(from) : Written.shortDay(from);
    text(page, written, x, HEIGHT - MARGIN, anchor);
  }

  /** Or longer. */
  private boolean areMonths() {
    LocalDate first = points.get(0).from();
    return ChronoUnit.DAYS.between(first, points.get(1).from()) >= SHORTEST_MONTH;
  }

  private static void line(Markup page, double x1, double y1, double x2, double y2) {
    page.open(
            "line",
            "class",
            "tick",
            "x1",
            Scale.text(x1),
            "y1",
            Scale.text(y1),
            "x2",
            Scale.text(x2),
            "y2",
            Scale.text(y2))
        .close();
  }

  private static void text(Markup page, String text, double x, double y, String anchor) {
    page.element("text", text, "x", Scale.text(x), "y", Scale.text(y), "text-anchor", anchor);
  }
}
