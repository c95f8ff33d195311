package uk.peelboard.domain.profile;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import uk.peelboard.domain.calendar.Interval;

/**
 * When updates of one kind are published without anybody asking.
 *
 * @param every week, month, quarter or year
 * @param daysAfter how many days after the period's last day: 1 is the day after it
 * @param at the local time of that day
 */
public record Publication(Interval every, int daysAfter, LocalTime at) {

  /** Later than this nobody waits for it. */
  public static final int MOST_DAYS_AFTER = 366;

  public Publication {
    requireNonNull(every, "every");
    requireNonNull(at, "at");
    if (every == Interval.DAY || every == Interval.TOTAL) {
      throw new IllegalArgumentException("an update is of a week, a month, a quarter or a year");
    }
    if (daysAfter < 1 || daysAfter > MOST_DAYS_AFTER) {
      throw new IllegalArgumentException(
          "an update is published 1 to %d days after its period, not %d"
              .formatted(MOST_DAYS_AFTER, daysAfter));
    }
  }

  /** When the update of a period is published that ends with {@code lastDay}. */
  public Instant due(LocalDate lastDay, ZoneId zone) {
    return lastDay.plusDays(daysAfter).atTime(at).atZone(zone).toInstant();
  }
}
