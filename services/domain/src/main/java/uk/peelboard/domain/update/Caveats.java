package uk.peelboard.domain.update;

import java.util.ArrayList;
import java.util.List;
import uk.peelboard.domain.disclosure.Disclosure;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Population;
import uk.peelboard.domain.profile.SeriesBreak;

/** What whoever quotes an update must know (DOMAIN 6.6). */
final class Caveats {
  private static final List<String> ALWAYS =
      List.of(
          "The figures are extracted from several operational systems and are subject to the"
              + " inaccuracies of any large recording system. How they are collected, and its limits,"
              + " should be borne in mind.",
          "Figures of a past period change when events come late or are corrected.",
          "Incidents without an arrival time are left out of attendance times, and an incident that"
              + " was graded anew counts under its last grade before the first arrival.",
          "Increases in recorded crime may reflect better recording.",
          "Outcomes of domestic abuse crimes and of all crime are not to be compared, nor are tracked"
              + " outcomes with closed ones.",
          "Percentages and rates are worked out from unrounded values, and rounded half up for"
              + " showing.",
          "Whether a figure has moved is judged by its process limits (XmR charts), not by comparing"
              + " two periods. Limits of fewer than twelve periods are on trial.",
          "For areas, counts of 1 to %d that are about people are shown as <%d, and figures are"
                  .formatted(Disclosure.FEWEST - 1, Disclosure.FEWEST)
              + " withheld, [c], where such a count could be worked out from them.");

  private Caveats() {}

  static List<String> of(Answers answers, UpdatePeriod period) {
    ForceProfile profile = answers.definitions().profile();
    List<String> caveats = new ArrayList<>();
    caveats.add(
        "Provisional management information, not official statistics; correct as at %s."
            .formatted(Words.day(answers.today())));
    caveats.addAll(ALWAYS);
    caveats.add(population(profile, period));
    for (SeriesBreak one : profile.seriesBreaks()) {
      if (!one.on().isAfter(period.to())) {
        caveats.add(
            "Figures before %s are of another series%s: %s (%s)."
                .formatted(
                    Words.day(one.on()),
                    one.kpis().isEmpty() ? "" : " for some KPIs",
                    one.what(),
                    one.source()));
      }
    }
    return caveats;
  }

  private static String population(ForceProfile profile, UpdatePeriod period) {
    Population latest = null;
    for (Population one : profile.populations()) {
      boolean isOfForce = one.area() == null && one.year() <= period.to().getYear();
      if (isOfForce && (latest == null || one.year() >= latest.year())) {
        latest = one;
      }
    }
    return latest == null
        ? "There is no population in the force profile, and so there are no rates per head."
        : "Rates per head of population rest on the population of mid-%d (%s)."
            .formatted(latest.year(), latest.release());
  }
}
