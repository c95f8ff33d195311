package uk.peelboard.domain.kpi;

import uk.peelboard.domain.profile.ForceProfile;

/** The catalogue as a page to read. */
public final class CataloguePage {
  private final ForceProfile profile;

  /**
   * @param profile whose targets, thresholds and comparisons it shows
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

            Generated from the definitions in `services/domain`: `./peelboard kpis --markdown > KPIS.md`. Targets, thresholds and comparisons are
            those of %s. Sources: *DOMAIN*, *DESIGN* and *KPIS* are the project's specification.

            | KPI | Question | Unit |
            |---|---|---|
            """
                .formatted(profile.name()));
    for (Kpi kpi : Kpis.all()) {
      page.append(
          "| [`%s`](#%s) | %s | %s |\n".formatted(kpi, kpi, kpi.question(), KpiSheet.unit(kpi)));
    }
    Kpis.all().forEach(kpi -> describe(kpi, page));
    return page.toString();
  }

  private void describe(Kpi kpi, StringBuilder page) {
    page.append("\n## %s\n\n%s\n\n%s\n\n".formatted(kpi, kpi.question(), kpi.definition()));
    for (KpiSheet.Entry entry : KpiSheet.of(kpi, profile)) {
      page.append(
          "- %s: %s\n"
              .formatted(entry.name(), entry.isCode() ? '`' + entry.text() + '`' : entry.text()));
    }
  }
}
