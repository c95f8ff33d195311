package uk.peelboard.domain.profile;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Map;

/**
 * What is expected of a KPI.
 *
 * @param kpi the KPI's id
 * @param where dimension names and the codes to which alone it applies; empty for all
 * @param value in the KPI's unit; of a count of what happened, for each day
 * @param from the first local day on which it holds, until a later target for the same replaces it
 */
public record Target(String kpi, Map<String, String> where, double value, LocalDate from) {
  public Target {
    requireNonNull(kpi, "kpi");
    where = Map.copyOf(where);
    requireNonNull(from, "from");
  }
}
