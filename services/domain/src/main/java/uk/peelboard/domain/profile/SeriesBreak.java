package uk.peelboard.domain.profile;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;

/**
 * A known change after which figures are not to be compared with those before it.
 *
 * @param on the first local day of the new series
 * @param what changed
 * @param kpis the ids of those that it touches; empty for all
 */
public record SeriesBreak(LocalDate on, String what, List<String> kpis, String source) {
  public SeriesBreak {
    requireNonNull(on, "on");
    requireNonNull(what, "what");
    kpis = List.copyOf(kpis);
    requireNonNull(source, "source");
  }

  public boolean touches(String kpi) {
    return kpis.isEmpty() || kpis.contains(kpi);
  }
}
