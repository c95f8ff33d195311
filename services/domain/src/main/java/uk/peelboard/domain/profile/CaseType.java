package uk.peelboard.domain.profile;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A kind of case: what its events mean to the KPIs, whatever the source system calls it.
 *
 * @param code as {@code CaseOpened} carries it
 * @param milestones what {@code CaseProgressed} can say, with what it means
 * @param results what {@code CaseClosed} can say, with what it means
 */
public record CaseType(
    String code,
    String name,
    Map<String, CaseMeaning> milestones,
    Map<String, CaseMeaning> results) {
  public CaseType {
    requireNonNull(code, "code");
    requireNonNull(name, "name");
    milestones = Collections.unmodifiableMap(new LinkedHashMap<>(milestones));
    results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
  }

  /** Null where the milestone is not among those of the type. */
  public CaseMeaning meaningOfMilestone(String milestone) {
    return milestones.get(milestone);
  }

  /** Null where the result is not among those of the type. */
  public CaseMeaning meaningOfResult(String result) {
    return results.get(result);
  }
}
