package uk.peelboard.domain.update;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.measure.CaseMeasures;
import uk.peelboard.domain.measure.CrimeMeasures;
import uk.peelboard.domain.update.Update.Change;
import uk.peelboard.domain.update.Update.EventCounts;
import uk.peelboard.domain.update.Update.Line;
import uk.peelboard.domain.update.Update.Publication;
import uk.peelboard.domain.update.Update.Section;
import uk.peelboard.domain.update.Update.Table;

/** What has become of figures since they were published. */
public final class Revisions {
  private static final String CALLS_OF_CALLERS = EntityKind.CALL.topic();

  /** What tells the lines of an update apart, however they are worded. */
  private record Key(String table, String kpi, Map<String, String> where, String period) {
    static Key of(Table table, Line line) {
      return new Key(table.id(), line.kpi(), line.where(), line.period());
    }
  }

  private final Update published;
  private final Update now;
  private final Map<Key, Line> linesNow = new HashMap<>();

  private Revisions(Update published, Update now) {
    this.published = published;
    this.now = now;
    for (Section section : now.sections()) {
      for (Table table : section.tables()) {
        table.lines().forEach(line -> linesNow.put(Key.of(table, line), line));
      }
    }
  }

  /** A published update as it is, and beside each figure that has changed what it is now. */
  public static Update beside(Update published, Update now, Publication publication) {
    Revisions revisions = new Revisions(published, now);
    return published.with(publication, changed(published, revisions::withChange));
  }

  /**
   * What may be published in place of an update, of what the figures are now: all of it for the
   * force, and for areas what {@link AreaRevision} lets through.
   */
  public static Update superseding(Update published, Update now) {
    Map<String, Table> before = new HashMap<>();
    published
        .sections()
        .forEach(one -> one.tables().forEach(table -> before.put(table.id(), table)));
    return now.with(
        null,
        changed(
            now,
            (table, line) -> {
              Table then = before.get(table.id());
              boolean mayBeTold =
                  !PublishedAreas.isOfArea(line)
                      || (then != null && AreaRevision.of(then, table).mayStand(line));
              return mayBeTold ? line : line.withheld(AreaLineWriter.CONFIDENTIAL);
            }));
  }

  private static List<Section> changed(Update update, BiFunction<Table, Line, Line> of) {
    List<Section> sections = new ArrayList<>();
    for (Section section : update.sections()) {
      List<Table> tables = new ArrayList<>();
      for (Table table : section.tables()) {
        List<Line> lines = table.lines().stream().map(line -> of.apply(table, line)).toList();
        tables.add(new Table(table.id(), table.title(), table.note(), table.across(), lines));
      }
      sections.add(new Section(section.id(), section.title(), section.text(), tables));
    }
    return sections;
  }

  private Line withChange(Table table, Line line) {
    Line is = linesNow.get(Key.of(table, line));
    // A figure that is not worked out any more has not changed.
    if (is == null || line.withheld() != null || isSame(line, is)) {
      return line;
    }
    if (PublishedAreas.isOfArea(line) && !areaRevision(table).mayBeTold(line)) {
      return line;
    }
    return line.with(
        new Change(
            is.value(), is.numerator(), is.denominator(), is.count(), is.stock(), why(line)));
  }

  private AreaRevision areaRevision(Table then) {
    List<Line> lines =
        then.lines().stream()
            .map(line -> linesNow.get(Key.of(then, line)))
            .filter(Objects::nonNull)
            .toList();
    return AreaRevision.of(
        then, new Table(then.id(), then.title(), then.note(), then.across(), lines));
  }

  private static boolean isSame(Line was, Line is) {
    return Objects.equals(was.value(), is.value())
        && Objects.equals(was.numerator(), is.numerator())
        && Objects.equals(was.denominator(), is.denominator())
        && Objects.equals(was.count(), is.count())
        && Objects.equals(was.stock(), is.stock());
  }

  private String why(Line line) {
    List<String> sentences = new ArrayList<>();
    if (!published.definitions().equals(now.definitions())) {
      sentences.add("What is counted has been defined anew since.");
    }
    long late = 0;
    long withdrawn = 0;
    for (String topic : topics(Kpis.ofId(line.kpi()))) {
      EventCounts before = published.events().getOrDefault(topic, new EventCounts(0, 0));
      EventCounts after = now.events().getOrDefault(topic, new EventCounts(0, 0));
      late += Math.max(0, after.occurred() - before.occurred());
      withdrawn += Math.max(0, after.withdrawn() - before.withdrawn());
    }
    if (late > 0) {
      sentences.add(
          "%s of the time until %s came after it was published."
              .formatted(events(late), Words.day(published.to())));
    }
    if (withdrawn > 0) {
      sentences.add(
          "%s withdrawn since.".formatted(events(withdrawn) + (withdrawn == 1 ? " was" : " were")));
    }
    if (isRestated(Kpis.ofId(line.kpi()))) {
      sentences.add("It changes as long as outcomes are assigned to what it counts.");
    } else if (late == 0) {
      sentences.add(
          sentences.isEmpty()
              ? "No event came late: what has happened since to what the figure counts changes it."
              : "What has happened since to what the figure counts may change it too.");
    }
    return String.join(" ", sentences);
  }

  /** Whether later events are meant to change it. */
  private static boolean isRestated(Kpi kpi) {
    return !Collections.disjoint(
        kpi.formula().measures(),
        Set.of(CrimeMeasures.OUTCOMES_TRACKED, CaseMeasures.ORDERS_GRANTED));
  }

  private static String events(long many) {
    return many == 1 ? "1 event" : "%,d events".formatted(many);
  }

  /** The topics of events that can change a figure. */
  private static Set<String> topics(Kpi kpi) {
    return kpi.formula().measures().stream()
        .flatMap(measure -> measure.kinds().stream())
        .map(kind -> kind.isFeed() ? kind.topic() : CALLS_OF_CALLERS)
        .collect(Collectors.toSet());
  }
}
