package uk.peelboard.domain.kpi;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Population;
import uk.peelboard.domain.profile.Target;
import uk.peelboard.domain.profile.Threshold;

/** What the profile expects on a day. */
final class Targets {
  private static final Comparator<Target> BY_CLOSENESS =
      Comparator.comparing((Target target) -> target.where().size()).thenComparing(Target::from);

  private Targets() {}

  /** Those for a KPI, whatever the codes and the day. */
  static List<Target> of(Kpi kpi, ForceProfile profile) {
    return profile.targets().stream().filter(target -> target.kpi().equals(kpi.id())).toList();
  }

  /**
   * The target for a KPI and some codes on a day, or null when there is none. A target for more
   * than the codes in question holds for them too, unless it is a number that is shared out: 90% of
   * a force's incidents is 90% of an area's, 200 appointments are not. Of several, the one that
   * names most of the codes holds, and then the latest.
   *
   * @param targets the KPI's
   */
  static Double target(List<Target> targets, Kpi kpi, Map<Dimension, String> codes, LocalDate on) {
    Target closest = null;
    for (Target target : targets) {
      if (!target.from().isAfter(on)
          && isFor(kpi, target.where(), codes)
          && (closest == null || BY_CLOSENESS.compare(target, closest) > 0)) {
        closest = target;
      }
    }
    return closest == null ? null : closest.value();
  }

  private static boolean isFor(Kpi kpi, Map<String, String> where, Map<Dimension, String> codes) {
    if (kpi.isAdditive() && where.size() != codes.size()) {
      return false;
    }
    for (Map.Entry<String, String> one : where.entrySet()) {
      if (!one.getValue().equals(codes.get(Dimension.ofId(one.getKey())))) {
        return false;
      }
    }
    return true;
  }

  /** The lowest of the thresholds that a KPI has everywhere on a day, or null. */
  static Double lowestThreshold(ForceProfile profile, String kpi, LocalDate on) {
    Map<String, Threshold> bySeverity = new HashMap<>();
    profile.thresholds().stream()
        .filter(one -> one.kpi().equals(kpi) && one.where().isEmpty() && !one.from().isAfter(on))
        .sorted(Comparator.comparing(Threshold::from))
        .forEach(one -> bySeverity.put(one.severity(), one));
    return bySeverity.values().stream()
        .map(Threshold::value)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /**
   * The population of an area, or of the force where that is null, in force on a day: of the latest
   * year up to the day's, or else of the earliest year there is; of several releases for a year,
   * the last that the profile lists. Null when there is none.
   */
  static Population population(ForceProfile profile, String area, LocalDate on) {
    Population best = null;
    for (Population one : profile.populations()) {
      if (Objects.equals(one.area(), area)
          && (best == null || fitsBetter(one, best, on.getYear()))) {
        best = one;
      }
    }
    return best;
  }

  private static boolean fitsBetter(Population one, Population than, int year) {
    if (one.year() == than.year()) {
      return true;
    }
    boolean oneIsPast = one.year() <= year;
    boolean thanIsPast = than.year() <= year;
    return oneIsPast == thanIsPast ? oneIsPast == one.year() > than.year() : oneIsPast;
  }
}
