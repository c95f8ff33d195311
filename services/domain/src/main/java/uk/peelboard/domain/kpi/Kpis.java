package uk.peelboard.domain.kpi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The catalogue: every KPI there is. */
public final class Kpis {
  private static final Map<String, Kpi> BY_ID = new LinkedHashMap<>();

  static {
    Stream.of(
            CallKpis.ALL,
            AttendanceKpis.ALL,
            BacklogKpis.ALL,
            CrimeKpis.ALL,
            DomesticAbuseKpis.ALL,
            CaseKpis.ALL,
            DataKpis.ALL)
        .flatMap(List::stream)
        .forEach(
            kpi -> {
              if (BY_ID.put(kpi.id(), kpi) != null) {
                throw new IllegalStateException("two KPIs are called " + kpi);
              }
            });
  }

  private Kpis() {}

  public static List<Kpi> all() {
    return List.copyOf(BY_ID.values());
  }

  /** The KPI of that id, or null when there is none. */
  public static Kpi ofId(String id) {
    return BY_ID.get(id);
  }
}
