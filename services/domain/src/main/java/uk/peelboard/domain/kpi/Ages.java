package uk.peelboard.domain.kpi;

import static uk.peelboard.domain.profile.Limits.NO_LIMIT;

import java.util.Optional;
import java.util.stream.Stream;
import uk.peelboard.domain.measure.AgeBand;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Limit;
import uk.peelboard.domain.tally.Cell;

/**
 * Of what age something open must be to be counted: more than one bound, at most another.
 *
 * @param over null for any age
 * @param upTo null for no upper bound
 */
public record Ages(Bound over, Bound upTo) {
  public static final Ages ANY = new Ages(null, null);

  private static final int SECONDS_A_DAY = 86_400;

  /** By so much a day in spring is shorter. */
  private static final int CLOCK_CHANGE_SECONDS = 3600;

  /** An age in whole seconds. */
  public sealed interface Bound {
    /**
     * @param day the local day on which the age began
     * @return seconds, or {@code NO_LIMIT} where the cell is not to be counted at all
     */
    long seconds(Cell cell, int day, ForceProfile profile);

    /** The most that {@link #seconds} ever answers. */
    long longest(ForceProfile profile);
  }

  private record Fixed(long seconds) implements Bound {
    @Override
    public long seconds(Cell cell, int day, ForceProfile profile) {
      return seconds;
    }

    @Override
    public long longest(ForceProfile profile) {
      return seconds;
    }
  }

  private record AttendanceLimit() implements Bound {
    @Override
    public long seconds(Cell cell, int day, ForceProfile profile) {
      return Values.attendanceLimit(cell, day, profile);
    }

    @Override
    public long longest(ForceProfile profile) {
      return profile.grades().values().stream()
          .flatMap(grade -> grade.attendWithin().inOrder().stream())
          .map(Limit::within)
          .mapToLong(within -> within.toSeconds())
          .max()
          .orElse(0);
    }
  }

  /** More than so many seconds. */
  public static Ages over(long seconds) {
    return new Ages(new Fixed(seconds), null);
  }

  /** So many seconds at most. */
  public static Ages upTo(long seconds) {
    return new Ages(null, new Fixed(seconds));
  }

  /** As old as a band says. */
  static Ages in(AgeBand band) {
    return new Ages(
        band.from() == 0 ? null : new Fixed(band.from() - 1),
        band.upTo() == Long.MAX_VALUE ? null : new Fixed(band.upTo()));
  }

  /** More than the attendance limit that the grade had on the day the age began. */
  public static Ages overAttendanceLimit() {
    return new Ages(new AttendanceLimit(), null);
  }

  /** Whether something of that age, in whole seconds, is counted. */
  public boolean include(long age, Cell cell, int day, ForceProfile profile) {
    return isCounted(cell, day, profile)
        && (over == null || age > over.seconds(cell, day, profile))
        && (upTo == null || age <= upTo.seconds(cell, day, profile));
  }

  /** Whether a cell's things are ever counted, at whatever age. */
  boolean isCounted(Cell cell, int day, ForceProfile profile) {
    return (over == null || over.seconds(cell, day, profile) != NO_LIMIT)
        && (upTo == null || upTo.seconds(cell, day, profile) != NO_LIMIT);
  }

  /** Whether the bounds are the same for every cell. */
  boolean areFixed() {
    return !(over instanceof AttendanceLimit) && !(upTo instanceof AttendanceLimit);
  }

  /** On so many days after its own an edge may count something, or cease to. */
  int daysAfterEdge(ForceProfile profile) {
    long longest = longest(profile);
    return longest == 0 ? 0 : (int) ((longest + CLOCK_CHANGE_SECONDS) / SECONDS_A_DAY) + 1;
  }

  /** The greatest age that is ever counted, in seconds. */
  long greatest(ForceProfile profile) {
    return upTo == null ? Long.MAX_VALUE : upTo.longest(profile);
  }

  /** The longest after its beginning that something can come to be counted, or cease to be. */
  private long longest(ForceProfile profile) {
    return Stream.of(Optional.ofNullable(over), Optional.ofNullable(upTo))
        .flatMap(Optional::stream)
        .mapToLong(bound -> bound.longest(profile))
        .max()
        .orElse(0);
  }
}
