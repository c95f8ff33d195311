package uk.peelboard.domain.update;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import uk.peelboard.domain.disclosure.Release;
import uk.peelboard.domain.tally.Tallies;

/**
 * What was decided to be given of areas, kept for as long as the days that it is about do not
 * change and nothing more is published. Safe for use by many threads; for tallies of one origin.
 */
public final class ReleaseMemory {

  /**
   * What decisions rest on.
   *
   * @param changed what {@link Tallies#changed} says of all those days
   */
  record Basis(long changed, LocalDate first, LocalDate last, PublishedAreas published) {}

  private record Remembered(Basis basis, Map<String, Release> byPeriod) {}

  private final Map<String, Remembered> byBreakdown = new ConcurrentHashMap<>();

  /** Decisions by the period's label. */
  Map<String, Release> of(String breakdown, Basis basis, Supplier<Map<String, Release>> decided) {
    Remembered known = byBreakdown.get(breakdown);
    if (known != null && basis.changed != Tallies.ALWAYS && known.basis.equals(basis)) {
      return known.byPeriod;
    }
    Map<String, Release> byPeriod = decided.get();
    byBreakdown.put(breakdown, new Remembered(basis, byPeriod));
    return byPeriod;
  }
}
