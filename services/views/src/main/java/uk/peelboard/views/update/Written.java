package uk.peelboard.views.update;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import uk.peelboard.domain.update.Update.Line;

/** Figures and dates as they are read: British English, rounded half up. */
final class Written {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.UK);
  private static final DateTimeFormatter SHORT_DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.UK);
  private static final NumberFormat NUMBER = NumberFormat.getNumberInstance(Locale.UK);
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;
  private static final int DAY_SECONDS = 86_400;

  /** What stands where there is nothing to say. */
  static final String NOTHING = "–";

  private Written() {}

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  static String shortDay(LocalDate day) {
    return SHORT_DAY.format(day);
  }

  static String month(LocalDate day) {
    return MONTH.format(day);
  }

  static String moment(Instant at, ZoneId zone) {
    return MOMENT.format(at.atZone(zone));
  }

  /** A line's figure, or what stands in its place. */
  static String value(Line line) {
    return value(line.value(), line.withheld(), line.unit());
  }

  static String value(Double value, String withheld, String unit) {
    if (withheld != null) {
      return withheld;
    }
    return value == null ? NOTHING : value(value, unit);
  }

  static String value(double value, String unit) {
    return switch (unit) {
      case "percent" -> number(value, isRoundedAway(value) ? 2 : 1) + "%";
      case "seconds" -> duration(value);
      case "days" -> number(value) + (value == 1 ? " day" : " days");
      case "ratio" -> number(value, 2);
      case "per-100", "per-1000", "per-million" -> number(value, 1);
      default -> number(value, value == Math.rint(value) ? 0 : 1);
    };
  }

  /** Few are not none, and nearly all are not all. */
  private static boolean isRoundedAway(double percent) {
    double least = Math.abs(percent);
    double rest = Math.abs(100 - percent);
    return (least > 0 && least < 0.05) || (rest > 0 && rest <= 0.05);
  }

  private static String duration(double seconds) {
    if (seconds < 2 * MINUTE) {
      return number(seconds, seconds == Math.rint(seconds) ? 0 : 1) + " s";
    }
    long whole = Math.round(seconds);
    if (whole < 2 * HOUR) {
      return whole / MINUTE + " min " + whole % MINUTE + " s";
    }
    if (whole < 2 * DAY_SECONDS) {
      return whole / HOUR + " h " + whole % HOUR / MINUTE + " min";
    }
    return whole / DAY_SECONDS + " days " + whole % DAY_SECONDS / HOUR + " h";
  }

  /** With commas between thousands. */
  static String number(double value, int decimals) {
    // A page has thousands of numbers: looking up how British ones are written takes a third of it.
    NumberFormat format = (NumberFormat) NUMBER.clone();
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    format.setRoundingMode(RoundingMode.HALF_UP);
    // By its shortest decimal, as people round: 0.15 is not 0.1499999.
    return format.format(new BigDecimal(Double.toString(value)));
  }

  /** Decimals are given of what is small enough for them to say something. */
  static String number(double value) {
    boolean isWhole = value == Math.rint(value) || Math.abs(value) >= 1000;
    return number(value, isWhole ? 0 : 1);
  }
}
