package uk.peelboard.views.grafana;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.views.metrics.Window;

/**
 * PromQL that asks for a KPI's figure.
 *
 * <p>Several processes may show the same figures: each series counts once. Of figures that add up
 * the finest are there, and are added; of others the level that is asked for is taken as it is
 * exported.
 */
final class Query {
  private static final List<Dimension> ROLLED_UP =
      List.of(Dimension.AREA, Dimension.VULNERABLE, Dimension.TEAM, Dimension.RISK);

  /** The dimensions that a reader chooses codes of, by the dashboard's variables. */
  static final List<Dimension> CHOSEN = List.of(Dimension.AREA, Dimension.GRADE, Dimension.LINE);

  static final String FORCE = "force=~\"$force\"";

  private final Kpi kpi;
  private final String window;
  private final Map<Dimension, String> where = new EnumMap<>(Dimension.class);
  private List<Dimension> by = List.of();
  private boolean ofEverything;

  private Query(Kpi kpi, String window) {
    this.kpi = kpi;
    this.window = window;
  }

  /**
   * @param window as the label has it
   */
  static Query of(String kpi, String window) {
    Kpi known = Kpis.ofId(kpi);
    if (known == null) {
      throw new IllegalArgumentException("there is no KPI " + kpi);
    }
    if (Window.of(known).stream().noneMatch(one -> one.label().equals(window))) {
      throw new IllegalArgumentException(kpi + " is not exported for the window " + window);
    }
    return new Query(known, window);
  }

  Query by(Dimension... dimensions) {
    by = List.of(dimensions);
    return this;
  }

  Query where(Dimension dimension, String code) {
    where.put(dimension, code);
    return this;
  }

  /** Whatever the reader has chosen: for a wall that is the same for all. */
  Query ofEverything() {
    ofEverything = true;
    return this;
  }

  Kpi kpi() {
    return kpi;
  }

  /** The legend that tells its series apart. */
  String legend() {
    return by.stream()
        .map(dimension -> "{{" + dimension.label() + "}}")
        .collect(Collectors.joining(" "));
  }

  String figure() {
    return aggregated(kpi.metric());
  }

  /** Whether the target is met, 1 or 0, of the same series. */
  String met() {
    List<String> matchers = matchers();
    matchers.add(1, "kpi=\"" + kpi.id() + '"');
    return "max by ("
        + labels()
        + ") (peelboard_kpi_target_met{"
        + String.join(",", matchers)
        + "})";
  }

  /** What is expected. */
  String target() {
    String only =
        where.entrySet().stream()
            .filter(one -> one.getKey() == Dimension.LINE || one.getKey() == Dimension.GRADE)
            .map(one -> ',' + one.getKey().label() + "=\"" + one.getValue() + '"')
            .collect(Collectors.joining());
    return "max by ("
        + expectedBy()
        + ") (peelboard_kpi_target{"
        + FORCE
        + ",kpi=\""
        + kpi
        + '"'
        + only
        + "})";
  }

  /** The levels at which people are told. */
  String thresholds() {
    return "max by (severity) (peelboard_kpi_threshold{"
        + FORCE
        + ",kpi=\""
        + kpi
        + "\",area=\"\",grade=\"\"})";
  }

  String targetLegend() {
    return Stream.of(Dimension.LINE, Dimension.GRADE)
        .filter(by::contains)
        .map(dimension -> "{{" + dimension.label() + "}}")
        .collect(Collectors.joining(" "));
  }

  private String expectedBy() {
    return Stream.of(Dimension.LINE, Dimension.GRADE)
        .filter(by::contains)
        .map(Dimension::label)
        .collect(Collectors.joining(", "));
  }

  private String aggregated(String metric) {
    String series = metric + '{' + String.join(",", matchers()) + '}';
    return kpi.isAdditive()
        ? "sum by (" + labels() + ") (max without (instance, job) (" + series + "))"
        : "max by (" + labels() + ") (" + series + ')';
  }

  private String labels() {
    return by.stream().map(Dimension::label).collect(Collectors.joining(", "));
  }

  private List<String> matchers() {
    List<String> matchers = new ArrayList<>(List.of(FORCE));
    for (Dimension dimension : kpi.exported()) {
      String code = where.get(dimension);
      boolean isAsked = by.contains(dimension);
      if (code != null) {
        matchers.add(dimension.label() + "=\"" + code + '"');
      } else if (!kpi.isAdditive() && ROLLED_UP.contains(dimension) && !isAsked) {
        matchers.add(dimension.label() + "=\"\"");
      } else {
        if (!kpi.isAdditive() && ROLLED_UP.contains(dimension)) {
          matchers.add(dimension.label() + "!=\"\"");
        }
        if (CHOSEN.contains(dimension) && !ofEverything) {
          matchers.add(dimension.label() + "=~\"$" + dimension.label() + '"');
        }
      }
    }
    matchers.add("window=\"" + window + '"');
    return matchers;
  }

  /** The dimensions of the dashboard's variables that are chosen from in an expression. */
  static List<Dimension> chosenIn(String expression) {
    return CHOSEN.stream()
        .filter(dimension -> expression.contains("$" + dimension.label()))
        .toList();
  }
}
