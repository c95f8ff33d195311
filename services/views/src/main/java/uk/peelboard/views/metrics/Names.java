package uk.peelboard.views.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.measure.Dimension;

/** How metrics are called. */
final class Names {
  static final String PREFIX = "peelboard_";

  static final String TARGET_MET = PREFIX + "kpi_target_met";
  static final String TARGET_MET_HELP = "Whether a KPI's figure meets its target (1) or not (0).";

  private Names() {}

  /** Of a KPI's figure, with its unit. */
  static String figure(Kpi kpi) {
    return kpi.metric();
  }

  static String help(Kpi kpi) {
    return kpi.question() + " " + kpi.definition();
  }

  static String numerator(Kpi kpi) {
    return base(kpi) + "_numerator";
  }

  static String numeratorHelp(Kpi kpi) {
    return "What " + figure(kpi) + " is a share or mean of.";
  }

  static String denominator(Kpi kpi) {
    return base(kpi) + "_denominator";
  }

  static String denominatorHelp(Kpi kpi) {
    return "What " + figure(kpi) + " is divided by.";
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
