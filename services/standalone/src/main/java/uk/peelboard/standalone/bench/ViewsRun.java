package uk.peelboard.standalone.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.standalone.profile.ProfileFile;

/**
 * Views of ten years of tallies: what memory they take, how long they take to be ready, and how
 * long questions take: the first time, and then (the median) whenever the last day has changed.
 */
final class ViewsRun implements BenchRun {
  private static final String BY_AREA_AND_GRADE =
      "?from=2023-08-01&to=2024-07-31&interval=month&by=grade,area";
  private static final String MONTH = "?from=2024-06-01&to=2024-06-30&interval=total&by=";
  private static final int TIMES = 15;

  @Override
  public String name() {
    return "views";
  }

  @Override
  public boolean needsLoad() {
    return false;
  }

  @Override
  public RunResult measure(Bench bench) throws IOException {
    Map<String, Double> figures = new LinkedHashMap<>();
    try (Bench apart = bench.apart(name())) {
      try (Child years = apart.start(Role.YEARS, bench.settings().heap())) {
        figures.put("tallies", (double) years.hear(Measured.class).events());
      }
      try (Child views = apart.start(Role.VIEWS, bench.settings().heap());
          TallyPublisher publisher = new TallyPublisher(apart.client())) {
        ViewsWork.Ready ready = views.hear(ViewsWork.Ready.class);
        figures.put("readySeconds", ready.seconds());
        figures.put("heapBytes", (double) ready.heapBytes());
        ForceProfile profile = ProfileFile.load(bench.settings().profile());
        Asked asked =
            new Asked(
                new Web(URI.create("http://127.0.0.1:" + ready.port())),
                YearsOfTallies.ofTen(profile),
                publisher,
                figures);
        asked.ask("scrape", List.of("/metrics"));
        asked.ask("flowByMonth", byMonth("incidents-opened"));
        asked.ask("percentileByMonth", byMonth("attendance-median"));
        asked.ask("openByMonth", byMonth("open-incidents"));
        asked.ask("openPastTargetByMonth", byMonth("open-past-target"));
        asked.ask("oldestOpenByMonth", byMonth("oldest-open-incident"));
        asked.ask("allOfAMonth", allOfAMonth());
      }
    }
    return new RunResult(name(), Optional.empty(), figures);
  }

  private static List<String> byMonth(String kpi) {
    return List.of("/api/v1/kpis/" + kpi + BY_AREA_AND_GRADE);
  }

  /** All KPIs, as a monthly update has them. */
  private static List<String> allOfAMonth() {
    List<String> paths = new ArrayList<>();
    for (Kpi kpi : Kpis.all()) {
      List<String> by = kpi.exported().stream().map(Dimension::id).toList();
      paths.add(
          "/api/v1/kpis/"
              + kpi.id()
              + (by.isEmpty() ? MONTH.replace("&by=", "") : MONTH)
              + String.join(",", by));
    }
    return paths;
  }

  /** Views under question, while the last day goes on. */
  private record Asked(
      Web web, YearsOfTallies years, TallyPublisher publisher, Map<String, Double> figures) {

    void ask(String what, List<String> paths) {
      figures.put(what + "FirstMillis", millis(paths));
      double[] millis = new double[TIMES];
      for (int i = 0; i < TIMES; i++) {
        years.tellToday(publisher);
        publisher.flush();
        millis[i] = millis(paths);
      }
      Arrays.sort(millis);
      figures.put(what + "Millis", millis[TIMES / 2]);
    }

    private double millis(List<String> paths) {
      return paths.stream().mapToDouble(web::millis).sum();
    }
  }
}
