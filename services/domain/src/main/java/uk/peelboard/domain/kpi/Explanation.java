package uk.peelboard.domain.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.fact.Journal;
import uk.peelboard.domain.kpi.Formula.DaysToClear;
import uk.peelboard.domain.kpi.Formula.OverThreshold;
import uk.peelboard.domain.kpi.Formula.PerCode;
import uk.peelboard.domain.kpi.Formula.Stock;
import uk.peelboard.domain.measure.CaseMeasures;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.CellTallies;

/**
 * Opens one figure into the entities that make it up.
 *
 * <p>Every entity of the {@link #kinds} is looked at, one after the other. What an entity adds is
 * the answer that {@link Figures} gives to the same question from tallies of that entity alone;
 * since tallies only ever add, so do the answers. Keeps the parts that are to be shown, and the
 * cells of the entities that count, and nothing of all others. To be used once, by one thread.
 */
public final class Explanation {
  private static final Comparator<Part> IN_ORDER =
      Comparator.comparingDouble(Part::size)
          .reversed()
          .thenComparing(Part::kind)
          .thenComparing(Part::entityId);

  /**
   * Which parts to show.
   *
   * @param offset how many to leave out before
   * @param limit how many to show at most
   * @param withEvents whether with their journals
   */
  public record Page(int offset, int limit, boolean withEvents) {
    public Page {
      if (offset < 0 || limit < 0) {
        throw new IllegalArgumentException("a page of " + limit + " after " + offset);
      }
    }

    int end() {
      return Math.toIntExact(Math.min(Integer.MAX_VALUE, (long) offset + limit));
    }
  }

  private final Question question;
  private final Definitions definitions;
  private final Instant now;
  private final Page page;
  private final Formula formula;
  private final Dimension each;
  private final Set<Measure<?>> counted = new HashSet<>();
  private final Set<Measure<?>> lookedAt;
  private final Stock stock;
  private final Set<String> caseTypes;
  private final int lastDay;
  private final EntityParts entityParts;
  private final CellTallies whole = new CellTallies();
  private final Map<String, Long> countsOfEach = new HashMap<>();
  private final PriorityQueue<Part> kept = new PriorityQueue<>(IN_ORDER.reversed());
  private long total;

  /** The first day on which a case of the types was opened that the formula is about. */
  private int firstOpened = Integer.MAX_VALUE;

  /**
   * @param question for one figure: not told apart by anything
   * @param now the moment up to which stocks are known
   */
  public Explanation(Question question, Definitions definitions, Instant now, Page page) {
    if (!question.by().isEmpty() || question.interval() != Interval.TOTAL) {
      throw new IllegalArgumentException("one figure can be opened at a time");
    }
    this.question = question;
    this.definitions = definitions;
    this.now = now;
    this.page = page;
    this.formula = question.kpi().formula();
    this.each = eachOf(formula);
    this.lookedAt = formula.measures();
    this.stock = formula.stock();
    this.caseTypes = Undeclared.caseTypes(formula);
    formula.terms().forEach(term -> counted.add(term.measure()));
    LocalDate today = now.atZone(definitions.calendar().zone()).toLocalDate();
    this.lastDay = (int) Math.min(question.to().toEpochDay(), today.toEpochDay());
    this.entityParts =
        new EntityParts(formula.isStock() ? atTheEnd(today) : question, definitions, now, each);
  }

  private static Dimension eachOf(Formula formula) {
    if (formula instanceof PerCode spread) {
      return spread.each();
    }
    return formula instanceof OverThreshold over ? over.each() : null;
  }

  /** A stock is what it is at the period's end, so an entity need not be asked about what was. */
  private Question atTheEnd(LocalDate today) {
    boolean isUnderWay = !today.isBefore(question.from()) && today.isBefore(question.to());
    LocalDate from = isUnderWay ? today : question.to();
    return new Question(
        question.kpi(), from, question.to(), Interval.TOTAL, List.of(), question.where());
  }

  /** The kinds of entity that may count. */
  public Set<EntityKind> kinds() {
    Set<EntityKind> kinds = EnumSet.noneOf(EntityKind.class);
    lookedAt.forEach(measure -> kinds.addAll(measure.kinds()));
    return kinds;
  }

  /** Looks at one entity; each is to be looked at once. */
  public void add(EntityKind kind, String entityId, Journal journal) {
    Fact fact = Fact.of(kind, journal.standing(), definitions.profile());
    Own own = new Own();
    Measures.contribute(fact, definitions, own::add);
    if (!own.mayCount()) {
      return;
    }
    List<Part> parts =
        entityParts.of(kind, entityId, page.withEvents() ? journal : null, own.tallies);
    if (!parts.isEmpty()) {
      whole.addAll(own.tallies);
      parts.forEach(part -> keep(part, own.tallies));
    }
  }

  /** What one entity adds to the cells that the formula looks at. */
  private final class Own {
    private final CellTallies tallies = new CellTallies();
    private boolean counts;
    private boolean hasBegun;
    private boolean lasts;

    void add(Measure<?> measure, int day, String[] codes, long value, long sum) {
      whole.begin(measure, day);
      if (measure == CaseMeasures.CASES_OPENED && caseTypes.contains(codes[0])) {
        firstOpened = Math.min(firstOpened, day);
      }
      if (!lookedAt.contains(measure)) {
        return;
      }
      tallies.add(new Cell(measure, day, codes), value, sum);
      counts |= counted.contains(measure);
      if (stock != null) {
        hasBegun |= measure == stock.span().starts() && day <= lastDay;
        lasts |=
            measure == stock.span().open() || (measure == stock.span().ends() && day >= lastDay);
      }
    }

    /** Of a stock, what began after the day in question or had ended before it does not. */
    boolean mayCount() {
      return counts || (hasBegun && lasts);
    }
  }

  private void keep(Part part, CellTallies own) {
    total++;
    if (each != null) {
      // Which of the codes count, and in what order, is known only at the end.
      countsOfEach.merge(codeOfEach(part), part.count(), Long::sum);
      kept.add(entityParts.withCodes(part, own));
    } else if (kept.size() < page.end()) {
      kept.add(entityParts.withCodes(part, own));
    } else if (!kept.isEmpty() && IN_ORDER.compare(part, kept.peek()) < 0) {
      kept.remove();
      kept.add(entityParts.withCodes(part, own));
    }
  }

  private String codeOfEach(Part part) {
    return part.codes().get(each).iterator().next();
  }

  /** As {@link Beginning} has it, of all entities and not only of those that count. */
  private int beginning() {
    int ofFeeds = Beginning.ofFeeds(formula, whole);
    return firstOpened == Integer.MAX_VALUE ? ofFeeds : Math.max(ofFeeds, firstOpened);
  }

  /** The figure and its parts, once every entity has been looked at. */
  public Explained explained() {
    Figure figure =
        new Figures(whole, definitions)
            .answer(question, now, beginning())
            .get(0)
            .figure()
            .withoutSeries();
    boolean isKnown = figure.count() != null;
    Stream<Part> parts = isKnown ? kept.stream() : Stream.empty();
    long known = isKnown ? total : 0;
    if (isKnown && formula instanceof OverThreshold over) {
      double limit = Targets.lowestThreshold(definitions.profile(), over.kpi(), question.to());
      parts = parts.filter(part -> countsOfEach.get(codeOfEach(part)) > limit);
      known = countsOfEach.values().stream().filter(count -> count > limit).mapToLong(n -> n).sum();
    } else if (each == Dimension.HOLDER) {
      parts = parts.map(withoutHolder());
    }
    return new Explained(
        figure,
        known,
        page.offset(),
        parts.sorted(IN_ORDER).skip(page.offset()).limit(page.limit()).toList(),
        each,
        formula instanceof DaysToClear ? DaysToClear.DAYS : 1);
  }

  /** Whom a case is with is never shown: who has most is 1, and so on. */
  private UnaryOperator<Part> withoutHolder() {
    List<String> inOrder =
        countsOfEach.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    Map<String, String> places = new HashMap<>();
    for (int i = 0; i < inOrder.size(); i++) {
      places.put(inOrder.get(i), Integer.toString(i + 1));
    }
    return part -> {
      Map<Dimension, Set<String>> codes = new EnumMap<>(part.codes());
      codes.put(each, Set.of(places.get(codeOfEach(part))));
      return part.under(codes);
    };
  }
}
