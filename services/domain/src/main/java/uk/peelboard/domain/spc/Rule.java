package uk.peelboard.domain.spc;

/**
 * What makes a point a signal, the most telling first: of several, the first one names it (DOMAIN
 * 6.4, after NHSRplotthedots).
 */
public enum Rule {
  /** Beyond a process limit. */
  OUTSIDE_LIMITS("outside the process limits"),
  /** One of seven that go the same way, each further than the one before. */
  TREND("seven in a row went the same way"),
  /** One of two out of three that are close to the same limit, all three on that side. */
  NEAR_LIMIT("two of three were close to the same process limit"),
  /** One of seven on the same side of the mean. */
  SHIFT("seven in a row were on the same side of the mean");

  private final String words;

  Rule(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
