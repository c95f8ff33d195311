package uk.peelboard.views.metrics;

import java.time.LocalDate;
import java.util.List;
import uk.peelboard.domain.fact.Case;
import uk.peelboard.domain.fact.Crime;
import uk.peelboard.domain.kpi.Kpi;

/** The times that figures are exported for. All but {@link #NOW} end with today, included. */
public enum Window {
  NOW("now"),
  TODAY("today"),
  SEVEN_DAYS("7d"),
  TWENTY_EIGHT_DAYS("28d"),
  TWELVE_MONTHS("12mo");

  private static final List<Window> OF_STOCKS = List.of(NOW);
  private static final List<Window> OF_WEEKS = List.of(TWENTY_EIGHT_DAYS, TWELVE_MONTHS);
  private static final List<Window> OF_FLOWS =
      List.of(TODAY, SEVEN_DAYS, TWENTY_EIGHT_DAYS, TWELVE_MONTHS);

  private final String label;

  Window(String label) {
    this.label = label;
  }

  /** As the label {@code window} has it. */
  public String label() {
    return label;
  }

  public LocalDate firstDay(LocalDate today) {
    return switch (this) {
      case NOW, TODAY -> today;
      case SEVEN_DAYS -> today.minusDays(6);
      case TWENTY_EIGHT_DAYS -> today.minusDays(27);
      case TWELVE_MONTHS -> today.plusDays(1).minusYears(1);
    };
  }

  /**
   * Those that make sense for a KPI. What becomes of crimes and cases takes weeks: a day's or a
   * week's share says nothing, and would be a third of all series.
   */
  public static List<Window> of(Kpi kpi) {
    if (kpi.isStock()) {
      return OF_STOCKS;
    }
    Class<?> about = kpi.formula().mainMeasure().of();
    boolean takesWeeks = about == Case.class || (about == Crime.class && !kpi.isAdditive());
    return takesWeeks ? OF_WEEKS : OF_FLOWS;
  }
}
