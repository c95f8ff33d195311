package uk.peelboard.standalone.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.measure.Dimension;

/**
 * Views of years of tallies: what memory they take, how long they take to be ready and to have
 * written the updates that are listed, and how long questions take then: the first time, and then
 * (the median) whenever the last day has changed. Who asks every 15 seconds is answered by compiled
 * code: so the median is of the last times of many.
 */
final class ViewsRun implements BenchRun {
  private static final String BY_AREA_AND_GRADE =
      "?from=2023-08-01&to=2024-07-31&interval=month&by=grade,area";
  private static final String MONTH = "?from=2024-06-01&to=2024-06-30&interval=total&by=";
  private static final int TIMES = 60;
  private static final int LAST = 11;
  private static final Duration AT_MOST = Duration.ofSeconds(15);

  /**
   * What is asked for and timed. Another is a line in {@link #QUESTIONS} or {@link #UPDATES}, and
   * one in {@link Targets}.
   *
   * @param name what its figures are called, with FirstMillis and Millis after it
   * @param paths asked for one after the other
   */
  private record Timed(String name, List<String> paths) {}

  private static final List<Timed> QUESTIONS =
      List.of(
          new Timed("scrape", List.of("/metrics")),
          byMonth("flowByMonth", "incidents-opened"),
          byMonth("percentileByMonth", "attendance-median"),
          byMonth("openByMonth", "open-incidents"),
          byMonth("openPastTargetByMonth", "open-past-target"),
          byMonth("oldestOpenByMonth", "oldest-open-incident"),
          new Timed("allOfAMonth", allOfAMonth()));

  private static final List<Timed> UPDATES =
      List.of(
          update("updateOfAWeek", "2024-W29"),
          update("updateOfAMonth", "2024-06"),
          update("updateOfAQuarter", "2024-Q1"),
          update("updateOfAYear", "2023-24"),
          update("updateNotOver", "2024-07"),
          update("updateSheets", "2024-05.ods"));

  private final String name;
  private final String words;
  private final Role tallies;

  private ViewsRun(String name, String words, Role tallies) {
    this.name = name;
    this.words = words;
    this.tallies = tallies;
  }

  static ViewsRun ofTenYears() {
    return new ViewsRun("views", "ten years of tallies, some 30 million", Role.YEARS);
  }

  static ViewsRun ofOneYear() {
    return new ViewsRun("views-year", "a year of tallies", Role.YEAR);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean needsLoad() {
    return false;
  }

  @Override
  public RunResult measure(Bench bench) throws IOException {
    Map<String, Double> figures = new LinkedHashMap<>();
    try (Bench apart = bench.apart(name());
        Child years = apart.start(tallies, bench.settings().heap())) {
      bench.say("loading " + words);
      figures.put("tallies", (double) years.hear(YearsWork.Told.class).shares());
      bench.say("reading them");
      try (Child views = start(apart)) {
        ViewsWork.Ready ready = views.hear(ViewsWork.Ready.class);
        figures.put("readySeconds", ready.seconds());
        ViewsWork.Ahead ahead = views.ask(Question.AHEAD, ViewsWork.Ahead.class);
        figures.put("updatesAheadSeconds", ahead.seconds());
        figures.put("heapBytes", (double) ahead.heapBytes());
        Web web = new Web(URI.create("http://127.0.0.1:" + ready.port()));
        for (List<Timed> all : List.of(QUESTIONS, UPDATES)) {
          for (Timed one : all) {
            bench.say("asking for " + one.name);
            ask(one, web, years, figures);
          }
        }
      }
      bench.say("starting again");
      try (Child again = start(apart)) {
        figures.put("readyAgainSeconds", again.hear(ViewsWork.Ready.class).seconds());
      }
    }
    return new RunResult(name(), Optional.empty(), figures);
  }

  /** With whatever was left behind the last time. */
  private static Child start(Bench bench) throws IOException {
    return bench.startIn(
        bench.path("views"), Role.VIEWS, bench.settings(), bench.settings().heap());
  }

  private static void ask(Timed timed, Web web, Child years, Map<String, Double> figures)
      throws IOException {
    figures.put(timed.name + "FirstMillis", millis(web, timed.paths));
    long until = System.nanoTime() + AT_MOST.toNanos();
    List<Double> millis = new ArrayList<>();
    while (millis.size() < LAST || (millis.size() < TIMES && System.nanoTime() < until)) {
      Boolean told = years.ask(Question.TELL_TODAY, Boolean.class);
      if (!told) {
        throw new BenchFailure("the last day's tallies were not published");
      }
      millis.add(millis(web, timed.paths));
    }
    List<Double> last = millis.subList(millis.size() - LAST, millis.size());
    figures.put(timed.name + "Millis", last.stream().sorted().toList().get(LAST / 2));
  }

  private static double millis(Web web, List<String> paths) {
    return paths.stream().mapToDouble(web::millis).sum();
  }

  private static Timed byMonth(String name, String kpi) {
    return new Timed(name, List.of("/api/v1/kpis/" + kpi + BY_AREA_AND_GRADE));
  }

  /** The first is written anew; of those that are over, the others are kept. */
  private static Timed update(String name, String which) {
    return new Timed(name, List.of("/updates/" + which));
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
}
