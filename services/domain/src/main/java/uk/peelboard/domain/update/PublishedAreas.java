package uk.peelboard.domain.update;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uk.peelboard.domain.disclosure.Release;
import uk.peelboard.domain.kpi.Formula;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.update.Update.Earlier;
import uk.peelboard.domain.update.Update.Line;
import uk.peelboard.domain.update.Update.Section;
import uk.peelboard.domain.update.Update.Table;

/** What has been published of areas: it stands, and decides what more may be told. */
public final class PublishedAreas {
  public static final PublishedAreas NONE = new PublishedAreas(List.of());

  /** What one published update has of areas, and nothing else of it. */
  public record Part(String period, List<Line> lines) {
    public Part {
      lines = List.copyOf(lines);
    }
  }

  /** How much of a breakdown was published for a period. */
  record Of(String period, Release release) {}

  private record Breakdown(String kpi, Map<String, String> where) {}

  private record Figure(String kpi, Map<String, String> where, String period) {}

  private final Map<Breakdown, List<Of>> releases = new HashMap<>();
  private final Map<Figure, Earlier> figures = new HashMap<>();

  private PublishedAreas(List<Part> parts) {
    parts.forEach(this::add);
  }

  /**
   * @param parts of all that has been published, in that order
   */
  public static PublishedAreas of(List<Part> parts) {
    return new PublishedAreas(parts);
  }

  public static Part partOf(Update published) {
    List<Line> lines = new ArrayList<>();
    for (Section section : published.sections()) {
      for (Table table : section.tables()) {
        table.lines().stream().filter(PublishedAreas::isOfArea).forEach(lines::add);
      }
    }
    return new Part(published.period(), lines);
  }

  static boolean isOfArea(Line line) {
    return line.where().containsKey(Dimension.AREA.id());
  }

  /** Whether a figure comes with counts, by which it is decided what may be given. */
  static boolean hasCounts(Kpi kpi) {
    return kpi.formula() instanceof Formula.Ratio || kpi.isAdditive();
  }

  /** The releases of a breakdown, in the order of publishing. */
  List<Of> releases(String kpi, Map<String, String> where) {
    return releases.getOrDefault(new Breakdown(kpi, where), List.of());
  }

  /**
   * An area's figure of a period as it was published last, or null where it was not.
   *
   * @param where the area among it
   */
  Earlier figure(String kpi, Map<String, String> where, String period) {
    return figures.get(new Figure(kpi, where, period));
  }

  private void add(Part part) {
    Map<Breakdown, Map<String, List<Earlier>>> given = new LinkedHashMap<>();
    for (Line line : part.lines) {
      Earlier own = new Earlier(part.period, line.value(), line.note(), line.withheld());
      figures.put(new Figure(line.kpi(), line.where(), part.period), own);
      note(line, own, given);
      note(line, line.previous(), given);
      note(line, line.yearEarlier(), given);
    }
    given.forEach(
        (breakdown, periods) ->
            periods.forEach(
                (period, all) ->
                    releases
                        .computeIfAbsent(breakdown, absent -> new ArrayList<>())
                        .add(new Of(period, release(all)))));
  }

  private static void note(
      Line line, Earlier figure, Map<Breakdown, Map<String, List<Earlier>>> given) {
    Kpi kpi = Kpis.ofId(line.kpi());
    boolean isNothing = figure == null || (figure.value() == null && figure.withheld() == null);
    if (isNothing || kpi == null || !hasCounts(kpi)) {
      return;
    }
    Map<String, String> where = new TreeMap<>(line.where());
    where.remove(Dimension.AREA.id());
    given
        .computeIfAbsent(new Breakdown(line.kpi(), where), absent -> new LinkedHashMap<>())
        .computeIfAbsent(figure.period(), absent -> new ArrayList<>())
        .add(figure);
  }

  private static Release release(List<Earlier> figures) {
    if (figures.stream().anyMatch(one -> AreaLineWriter.FEWER.equals(one.withheld()))) {
      return Release.MARKED;
    }
    return figures.stream().anyMatch(one -> one.withheld() != null)
        ? Release.SUM_ONLY
        : Release.WHOLE;
  }
}
