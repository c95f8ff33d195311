package uk.peelboard.domain.calendar;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Some local days in a row.
 *
 * @param label such as {@code 2024-07}, the name of the calendar's own period even where {@code
 *     from} and {@code to} cut it short
 * @param from the first day
 * @param to the last day
 */
public record Period(String label, LocalDate from, LocalDate to) {
  public Period {
    requireNonNull(label, "label");
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a period ends on " + to + ", before it begins: " + from);
    }
  }

  public long days() {
    return ChronoUnit.DAYS.between(from, to) + 1;
  }
}
