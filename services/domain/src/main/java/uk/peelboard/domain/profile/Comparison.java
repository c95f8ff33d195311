package uk.peelboard.domain.profile;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Map;

/**
 * A published figure to compare a KPI with.
 *
 * @param kpi the KPI's id
 * @param where dimension names and the codes to which alone it applies; empty for all
 * @param of whose figure it is, such as England and Wales
 * @param value in the KPI's unit
 * @param from the first day of the period that it is about
 * @param to the last day of it
 * @param source where it was published, with document and line
 */
public record Comparison(
    String kpi,
    Map<String, String> where,
    String of,
    double value,
    LocalDate from,
    LocalDate to,
    String source) {
  public Comparison {
    requireNonNull(kpi, "kpi");
    where = Map.copyOf(where);
    requireNonNull(of, "of");
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    requireNonNull(source, "source");
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("ends on %s, before it begins on %s".formatted(to, from));
    }
  }
}
