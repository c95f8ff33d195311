package uk.peelboard.domain.update;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.EventWithdrawn;
import uk.peelboard.domain.kpi.FigureMemory;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.measure.Measure.Shape;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Tallies;
import uk.peelboard.domain.update.Plan.Ask;
import uk.peelboard.domain.update.Update.Definition;
import uk.peelboard.domain.update.Update.EventCounts;
import uk.peelboard.domain.update.Update.Line;
import uk.peelboard.domain.update.Update.Section;
import uk.peelboard.domain.update.Update.State;
import uk.peelboard.domain.update.Update.Table;

/** Writes updates from one state of the tallies. */
public final class UpdateWriter {
  private final Answers answers;
  private final AreaReleases releases;

  /**
   * @param memory of figures, which whoever asks time and again keeps, for tallies of one origin
   * @param now the moment up to which events are known
   * @param published what has been published of areas; null where nothing is to be told of them
   * @param decisions about areas, kept as the memory of figures is
   */
  public UpdateWriter(
      Tallies tallies,
      Definitions definitions,
      FigureMemory memory,
      Instant now,
      PublishedAreas published,
      ReleaseMemory decisions) {
    answers = new Answers(tallies, definitions, memory, now);
    releases = new AreaReleases(answers, published, decisions);
  }

  public Update write(UpdatePeriod period) {
    PeriodState state = PeriodState.of(answers, period);
    boolean hasFigures = state.state() != State.FUTURE && state.state() != State.NO_DATA;
    Map<String, Kpi> asked = new LinkedHashMap<>();
    List<Section> sections = hasFigures ? sections(period, asked) : List.of();
    return new Update(
        period.label(),
        period.title(),
        period.interval().id(),
        period.from(),
        period.to(),
        answers.definitions().profile().name(),
        answers.now(),
        answers.definitions().fingerprint(),
        state.state(),
        state.statement(),
        events(period),
        null,
        sections,
        glossary(asked),
        Caveats.of(answers, period));
  }

  /**
   * Stays equal as long as the update of a period says the same, but for the moment that it is as
   * of.
   */
  public record Mark(
      long changed,
      LocalDate today,
      State state,
      String statement,
      Map<String, EventCounts> events) {}

  /** The mark of a period's update; null where it is not known whether it has changed. */
  public Mark mark(UpdatePeriod period) {
    long changed = 0;
    for (Measure<?> measure : Measures.all()) {
      // Events come all the time; those of the period are among what is compared.
      if (measure.shape() != Shape.ACCOUNT) {
        long one = answers.tallies().changed(measure, Cell.NOW, (int) period.to().toEpochDay());
        if (one == Tallies.ALWAYS) {
          return null;
        }
        changed = Math.max(changed, one);
      }
    }
    PeriodState state = PeriodState.of(answers, period);
    return new Mark(changed, answers.today(), state.state(), state.statement(), events(period));
  }

  /** The first local day with an event of force contact or crime, or null where there is none. */
  public LocalDate firstDay() {
    return PeriodState.firstDayOfUpdates(answers);
  }

  /** The moment up to which events are known. */
  public Instant now() {
    return answers.now();
  }

  /** The local day that it is. */
  public LocalDate today() {
    return answers.today();
  }

  private List<Section> sections(UpdatePeriod period, Map<String, Kpi> asked) {
    LineWriter lines = new LineWriter(answers, period);
    AreaLineWriter areas = new AreaLineWriter(answers, releases, period);
    List<Plan.Section> plan = UpdateContents.of(answers.definitions().profile(), period);
    List<Plan.Table> tables = plan.stream().flatMap(one -> one.tables().stream()).toList();
    tables.forEach(table -> table.asks().forEach(ask -> asked.put(ask.kpi().id(), ask.kpi())));
    // Each question is a good deal of work, and none needs another.
    Map<Plan.Table, List<Line>> answered =
        tables.parallelStream()
            .collect(
                Collectors.toConcurrentMap(
                    Function.identity(),
                    table ->
                        table.asks().parallelStream()
                            .flatMap(ask -> lines(ask, table, lines, areas).stream())
                            .toList()));
    return plan.stream()
        .map(
            section ->
                new Section(
                    section.id(),
                    section.title(),
                    section.text(),
                    section.tables().stream()
                        .map(table -> table(table, answered.get(table)))
                        .toList()))
        .toList();
  }

  private static List<Line> lines(
      Ask ask, Plan.Table table, LineWriter lines, AreaLineWriter areas) {
    return ask.isForAreas() ? areas.lines(ask, table.asks()) : lines.lines(ask);
  }

  private static Table table(Plan.Table table, List<Line> lines) {
    boolean across = table.asks().stream().allMatch(Ask::isAcross);
    return new Table(table.id(), table.title(), table.note(), across, lines);
  }

  private static List<Definition> glossary(Map<String, Kpi> asked) {
    return asked.values().stream()
        .map(
            kpi ->
                new Definition(
                    kpi.id(), kpi.question(), kpi.definition(), kpi.source(), kpi.caveats()))
        .toList();
  }

  /** How many events of each feed are known that tell of the time until the period's end. */
  private Map<String, EventCounts> events(UpdatePeriod period) {
    Map<String, EventCounts> byTopic = new TreeMap<>();
    for (EntityKind kind : EntityKind.FEEDS) {
      long[] counts = new long[2];
      answers
          .tallies()
          .visitTotals(
              Measures.EVENTS_OCCURRED,
              Cell.NOW,
              (int) period.to().toEpochDay(),
              (cell, count, sum) -> counts[0] += cell.code(0).equals(kind.topic()) ? count : 0);
      answers
          .tallies()
          .visitNow(
              Measures.EVENTS_COUNTED,
              (cell, distribution) ->
                  counts[1] += isWithdrawal(cell, kind) ? distribution.count() : 0);
      byTopic.put(kind.topic(), new EventCounts(counts[0], counts[1]));
    }
    return byTopic;
  }

  private static boolean isWithdrawal(Cell cell, EntityKind kind) {
    return cell.code(0).equals(kind.topic())
        && cell.code(1).equals(EventWithdrawn.class.getSimpleName());
  }
}
