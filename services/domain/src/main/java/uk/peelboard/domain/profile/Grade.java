package uk.peelboard.domain.profile;

import static java.util.Objects.requireNonNull;

/**
 * How urgent an incident is.
 *
 * @param attendWithin attendance is in time when it took at most this many seconds; none for grades
 *     without an attendance clock
 */
public record Grade(String code, String name, Limits attendWithin) {
  public Grade {
    requireNonNull(code, "code");
    requireNonNull(name, "name");
    requireNonNull(attendWithin, "attendWithin");
  }
}
