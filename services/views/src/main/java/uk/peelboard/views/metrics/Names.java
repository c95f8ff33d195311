package uk.peelboard.views.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.measure.Dimension;

/** How metrics are called. */
final class Names {
  static final String PREFIX = "peelboard_";

  private Names() {}

  /** Of a KPI's figure, with its unit. */
  static String figure(Kpi kpi) {
    return base(kpi) + "_" + kpi.unit().metric();
  }

  static String numerator(Kpi kpi) {
    return base(kpi) + "_numerator";
  }

  static String denominator(Kpi kpi) {
    return base(kpi) + "_denominator";
  }

  private static String base(Kpi kpi) {
    return PREFIX + kpi.id().replace('-', '_');
  }

  /** The labels of dimension names as the profile has them, and codes. */
  static void add(Map<String, String> codes, List<String> names, List<String> values) {
    List<String> sorted = new ArrayList<>(codes.keySet());
    sorted.sort(null);
    for (String dimension : sorted) {
      names.add(Dimension.ofId(dimension).label());
      values.add(codes.get(dimension));
    }
  }
}
