package uk.peelboard.views.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.measure.Dimension;

/**
 * The labels of one KPI's series. They are the same each time, and making them checks their names
 * and puts them in order: so each is made once. To be used by one thread.
 */
final class KpiLabels {

  /**
   * Of one series.
   *
   * @param figure with {@code window}
   * @param met with {@code kpi} beside that, for the metric that all KPIs have in common
   */
  record Told(Labels figure, Labels met) {}

  private final Kpi kpi;
  private final Map<Window, Map<Map<Dimension, String>, Told>> made = new EnumMap<>(Window.class);

  KpiLabels(Kpi kpi) {
    this.kpi = kpi;
  }

  Told of(Window window, Map<Dimension, String> codes) {
    return made.computeIfAbsent(window, absent -> new HashMap<>())
        .computeIfAbsent(codes, absent -> make(window, codes));
  }

  private Told make(Window window, Map<Dimension, String> codes) {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    codes.forEach(
        (dimension, code) -> {
          names.add(dimension.label());
          values.add(code);
        });
    names.add("window");
    values.add(window.label());
    Labels figure = Labels.of(names, values);
    return new Told(figure, figure.add("kpi", kpi.id()));
  }
}
