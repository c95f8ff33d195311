package uk.peelboard.domain.profile;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Where incidents are dispatched from.
 *
 * @param terminals the codes of those that hold logs; each stands in one room
 */
public record ControlRoom(String code, String name, Set<String> terminals) {
  public ControlRoom {
    requireNonNull(code, "code");
    requireNonNull(name, "name");
    terminals = Collections.unmodifiableSet(new LinkedHashSet<>(terminals));
  }
}
