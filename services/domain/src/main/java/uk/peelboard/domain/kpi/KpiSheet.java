package uk.peelboard.domain.kpi;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.Comparison;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Recommendation;
import uk.peelboard.domain.profile.SeriesBreak;
import uk.peelboard.domain.profile.Target;
import uk.peelboard.domain.profile.Threshold;

/** All that there is to say about a KPI in a force, beside its question and definition. */
public final class KpiSheet {
  private final List<Entry> entries = new ArrayList<>();

  /**
   * @param text several of a kind are separated by semicolons
   * @param isCode whether it is to be typed as it stands, rather than read
   */
  public record Entry(String name, String text, boolean isCode) {}

  private KpiSheet() {}

  /** In the order in which to show it; without what there is nothing to say about. */
  public static List<Entry> of(Kpi kpi, ForceProfile profile) {
    KpiSheet sheet = new KpiSheet();
    sheet.read("Unit", unit(kpi));
    sheet.typed(
        "By", kpi.dimensions().stream().map(Dimension::id).collect(Collectors.joining(", ")));
    String variant = kpi.variant(profile);
    sheet.typed("Variant", variant == null ? "" : variant);
    sheet.read("Better", better(kpi.direction()));
    sheet.read(
        "Target",
        profile.targets().stream()
            .filter(target -> target.kpi().equals(kpi.id()))
            .map(KpiSheet::target)
            .collect(Collectors.joining("; ")));
    sheet.read(
        "Thresholds",
        profile.thresholds().stream()
            .filter(threshold -> threshold.kpi().equals(kpi.id()))
            .map(KpiSheet::threshold)
            .collect(Collectors.joining("; ")));
    profile.comparisons().stream()
        .filter(comparison -> comparison.kpi().equals(kpi.id()))
        .forEach(comparison -> sheet.read("Compare", comparison(comparison)));
    profile.recommendations().stream()
        .filter(recommendation -> recommendation.evidence().contains(kpi.id()))
        .forEach(recommendation -> sheet.read("Evidence for", recommendation(recommendation)));
    profile.seriesBreaks().stream()
        .filter(seriesBreak -> seriesBreak.touches(kpi.id()))
        .forEach(seriesBreak -> sheet.read("Break", seriesBreak(seriesBreak)));
    kpi.caveats().forEach(caveat -> sheet.read("Caveat", caveat));
    sheet.typed("Metric", metric(kpi));
    sheet.read("Source", kpi.source());
    return List.copyOf(sheet.entries);
  }

  private void read(String name, String text) {
    add(name, text, false);
  }

  private void typed(String name, String text) {
    add(name, text, true);
  }

  private void add(String name, String text, boolean isCode) {
    if (!text.isEmpty()) {
      entries.add(new Entry(name, text, isCode));
    }
  }

  static String unit(Kpi kpi) {
    return kpi.unit().id().replace('-', ' ');
  }

  private static String better(Direction direction) {
    return switch (direction) {
      case HIGHER_IS_BETTER -> "higher";
      case LOWER_IS_BETTER -> "lower";
      case NEITHER -> "neither way";
    };
  }

  private static String target(Target target) {
    return number(target.value()) + where(target.where()) + " from " + target.from();
  }

  private static String threshold(Threshold threshold) {
    return threshold.severity() + " at " + number(threshold.value()) + where(threshold.where());
  }

  private static String comparison(Comparison one) {
    String when =
        one.from().equals(one.to()) ? one.from().toString() : one.from() + " to " + one.to();
    return "%s, %s: %s%s (%s)"
        .formatted(one.of(), when, number(one.value()), where(one.where()), one.source());
  }

  private static String recommendation(Recommendation one) {
    return "%s (%s%s)"
        .formatted(one.text(), one.made(), one.closed() == null ? "" : " to " + one.closed());
  }

  private static String seriesBreak(SeriesBreak one) {
    return "%s: %s (%s)".formatted(one.on(), one.what(), one.source());
  }

  private static String where(Map<String, String> where) {
    return where.isEmpty()
        ? ""
        : " for "
            + new TreeMap<>(where)
                .entrySet().stream()
                    .map(one -> one.getKey() + ' ' + one.getValue())
                    .collect(Collectors.joining(", "));
  }

  private static String number(double value) {
    return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.UK)).format(value);
  }

  /** The name of the gauge that carries the KPI. */
  private static String metric(Kpi kpi) {
    String labels = kpi.exported().stream().map(Dimension::label).collect(Collectors.joining(", "));
    return "%s{%s}".formatted(kpi.metric(), labels.isEmpty() ? "window" : labels + ", window");
  }
}
