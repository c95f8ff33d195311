package uk.peelboard.domain.kpi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;

/**
 * Cases of a type that a force does not have: there is nothing to say of them, not none of them.
 */
final class Undeclared {
  private Undeclared() {}

  /** Why there is nothing to say, or null where the force has what a formula is about. */
  static String reason(Formula formula, ForceProfile profile) {
    for (Map<Dimension, Set<String>> only : selections(formula)) {
      Set<String> types = only.getOrDefault(Dimension.CASE_TYPE, Set.of());
      if (!types.isEmpty() && types.stream().noneMatch(profile.caseTypes()::containsKey)) {
        return "the force profile has no case type " + String.join(" or ", new TreeSet<>(types));
      }
    }
    return null;
  }

  /** The types of case that a formula is about; empty where it is not about cases of a type. */
  static Set<String> caseTypes(Formula formula) {
    return selections(formula).stream()
        .flatMap(only -> only.getOrDefault(Dimension.CASE_TYPE, Set.of()).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<Map<Dimension, Set<String>>> selections(Formula formula) {
    return Stream.concat(
            formula.terms().stream().map(Term::only),
            Stream.ofNullable(formula.stock()).map(Formula.Stock::only))
        .toList();
  }
}
