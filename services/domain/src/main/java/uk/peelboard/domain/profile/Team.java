package uk.peelboard.domain.profile;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Who cases are with.
 *
 * @param caseTypes the codes of the types of case that it has
 */
public record Team(String code, String name, Set<String> caseTypes) {
  public Team {
    requireNonNull(code, "code");
    requireNonNull(name, "name");
    caseTypes = Collections.unmodifiableSet(new LinkedHashSet<>(caseTypes));
  }
}
