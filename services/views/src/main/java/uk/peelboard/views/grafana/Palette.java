package uk.peelboard.views.grafana;

import java.util.List;

/**
 * The colours of Okabe and Ito, which people with any of the common kinds of colour blindness can
 * tell apart. Nothing is said by colour alone.
 */
final class Palette {
  static final String BLUE = "#0072B2";
  static final String SKY = "#56B4E9";
  static final String GREEN = "#009E73";
  static final String YELLOW = "#F0E442";
  static final String ORANGE = "#E69F00";
  static final String VERMILION = "#D55E00";
  static final String PURPLE = "#CC79A7";
  static final String GREY = "#999999";

  /** Of things that are neither good nor bad. */
  static final List<String> SERIES =
      List.of(BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILION, YELLOW, GREY);

  static final String GOOD = BLUE;
  static final String BAD = VERMILION;
  static final String EXPECTED = GREY;

  private Palette() {}

  /** The {@code i}th thing's; they come again after eight. */
  static String series(int i) {
    return SERIES.get(i % SERIES.size());
  }

  /** Of a threshold's severity. */
  static String severity(String severity) {
    return switch (severity) {
      case "warning" -> ORANGE;
      case "high" -> VERMILION;
      case "critical" -> VERMILION;
      default -> GREY;
    };
  }
}
