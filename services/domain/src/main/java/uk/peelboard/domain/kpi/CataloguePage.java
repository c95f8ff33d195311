package uk.peelboard.domain.kpi;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Target;
import uk.peelboard.domain.profile.Threshold;

/** The catalogue as a page to read. */
public final class CataloguePage {
  private final ForceProfile profile;

  /**
   * @param profile whose targets and thresholds it shows
   */
  public CataloguePage(ForceProfile profile) {
    this.profile = profile;
  }

  /** In Markdown. */
  public String markdown() {
    StringBuilder page =
        new StringBuilder(
            """
            # The KPIs

            Generated from the definitions in `services/domain`: `./peelboard kpis --markdown > KPIS.md`. Targets and thresholds are those of
            %s. Sources: *DOMAIN*, *DESIGN* and *KPIS* are the project's specification.

            | KPI | Question | Unit |
            |---|---|---|
            """
                .formatted(profile.name()));
    for (Kpi kpi : Kpis.all()) {
      page.append("| [`%s`](#%s) | %s | %s |\n".formatted(kpi, kpi, kpi.question(), unit(kpi)));
    }
    Kpis.all().forEach(kpi -> describe(kpi, page));
    return page.toString();
  }

  private void describe(Kpi kpi, StringBuilder page) {
    page.append("\n## %s\n\n%s\n\n%s\n\n".formatted(kpi, kpi.question(), kpi.definition()));
    line(page, "Unit", unit(kpi));
    line(
        page,
        "By",
        kpi.dimensions().stream()
            .map(dimension -> '`' + dimension.id() + '`')
            .collect(Collectors.joining(", ")));
    line(page, "Variant", kpi.variant(profile) == null ? "" : '`' + kpi.variant(profile) + '`');
    line(
        page,
        "Better",
        switch (kpi.direction()) {
          case HIGHER_IS_BETTER -> "higher";
          case LOWER_IS_BETTER -> "lower";
          case NEITHER -> "neither way";
        });
    line(
        page,
        "Target",
        profile.targets().stream()
            .filter(target -> target.kpi().equals(kpi.id()))
            .map(CataloguePage::target)
            .collect(Collectors.joining("; ")));
    line(
        page,
        "Thresholds",
        profile.thresholds().stream()
            .filter(threshold -> threshold.kpi().equals(kpi.id()))
            .map(CataloguePage::threshold)
            .collect(Collectors.joining("; ")));
    kpi.caveats().forEach(caveat -> line(page, "Caveat", caveat));
    line(page, "Metric", '`' + metric(kpi) + '`');
    line(page, "Source", kpi.source());
  }

  private static void line(StringBuilder page, String name, String text) {
    if (!text.isEmpty()) {
      page.append("- ").append(name).append(": ").append(text).append('\n');
    }
  }

  private static String unit(Kpi kpi) {
    return kpi.unit().id().replace('-', ' ');
  }

  private static String target(Target target) {
    return number(target.value()) + where(target.where()) + " from " + target.from();
  }

  private static String threshold(Threshold threshold) {
    return threshold.severity() + " at " + number(threshold.value()) + where(threshold.where());
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
