package uk.peelboard.domain.profile;

import static java.util.Objects.requireNonNull;

/**
 * How urgent an incident is.
 *
 * @param attendWithin attendance is in time when it took at most this many seconds; none for grades
 *     without an attendance clock
 * @param reviewEvery how often the risk of an incident that waits is to be assessed anew; none
 *     where nothing is laid down
 */
public record Grade(String code, String name, Limits attendWithin, Limits reviewEvery) {
  public Grade {
    requireNonNull(code, "code");
    requireNonNull(name, "name");
    requireNonNull(attendWithin, "attendWithin");
    requireNonNull(reviewEvery, "reviewEvery");
  }

  public Grade(String code, String name, Limits attendWithin) {
    this(code, name, attendWithin, Limits.NONE);
  }
}
