package uk.peelboard.domain.kpi;

import static uk.peelboard.domain.profile.Limits.NO_LIMIT;

import java.time.Instant;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.tally.Cell;

/**
 * From when until when, by its age, a thing of a cell is counted. A bound depends on the day on
 * which the age began; those asked about one after the other mostly began on the same.
 */
final class CellAges {
  /** Of what never becomes too old to be counted. */
  static final long NEVER = Long.MAX_VALUE;

  private final Ages ages;
  private final Cell cell;
  private final Definitions definitions;
  private long dayFrom = Long.MAX_VALUE;
  private long dayUntil = Long.MIN_VALUE;
  private boolean counted;
  private long over;
  private long upTo;

  CellAges(Ages ages, Cell cell, Definitions definitions) {
    this.ages = ages;
    this.cell = cell;
    this.definitions = definitions;
  }

  /** The cell's own day. */
  int day() {
    return cell.day();
  }

  /** Whether what began at an epoch second is ever counted. */
  boolean isCounted(long origin) {
    goToDayOf(origin);
    return counted;
  }

  /** From when on it is old enough, its edge being at a moment. */
  long counted(long origin, long at) {
    goToDayOf(origin);
    return over == NO_LIMIT ? at : Math.max(at, origin + over + 1);
  }

  /** From when on it is too old, or {@link #NEVER}. */
  long discounted(long origin, long at) {
    goToDayOf(origin);
    return upTo == NO_LIMIT ? NEVER : Math.max(at, origin + upTo + 1);
  }

  private void goToDayOf(long origin) {
    if (origin >= dayFrom && origin < dayUntil) {
      return;
    }
    int day = definitions.calendar().day(Instant.ofEpochSecond(origin));
    dayFrom = definitions.calendar().startOf(day);
    dayUntil = definitions.calendar().startOf(day + 1);
    counted = ages.isCounted(cell, day, definitions.profile());
    over = seconds(ages.over(), day);
    upTo = seconds(ages.upTo(), day);
  }

  private long seconds(Ages.Bound bound, int day) {
    return bound == null ? NO_LIMIT : bound.seconds(cell, day, definitions.profile());
  }
}
