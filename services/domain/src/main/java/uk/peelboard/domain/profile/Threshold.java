package uk.peelboard.domain.profile;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Map;

/**
 * A level of a KPI at which people are told or paged: at or above it, or at or below it where more
 * is better.
 *
 * @param kpi the KPI's id
 * @param severity warning and high tell people, critical pages them
 * @param where dimension names and the codes to which alone it applies; empty for the force
 * @param value in the KPI's unit
 * @param from the first local day on which it holds, until a later one for the same replaces it
 */
public record Threshold(
    String kpi, String severity, Map<String, String> where, double value, LocalDate from) {
  public Threshold {
    requireNonNull(kpi, "kpi");
    requireNonNull(severity, "severity");
    where = Map.copyOf(where);
    requireNonNull(from, "from");
  }
}
