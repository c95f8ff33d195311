package uk.peelboard.domain.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import uk.peelboard.domain.calendar.Period;
import uk.peelboard.domain.kpi.Formula.Count;
import uk.peelboard.domain.kpi.Formula.FlowPerStock;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.profile.Target;
import uk.peelboard.domain.tally.Tallies;

/**
 * Answers questions from tallies. All of the arithmetic of figures is in {@link FlowAnswer} and
 * {@link StockAnswer}.
 *
 * <p>What belongs to days is asked for period by period, so that tallies that are kept added up
 * need not be added up again; what happened on past days is remembered.
 */
public final class Figures {
  private final Tallies tallies;
  private final Definitions definitions;
  private final FigureMemory memory;

  /** With nothing to remember: for one question. */
  public Figures(Tallies tallies, Definitions definitions) {
    this(tallies, definitions, new FigureMemory());
  }

  /**
   * @param memory which whoever asks time and again keeps, for tallies of one origin
   */
  public Figures(Tallies tallies, Definitions definitions, FigureMemory memory) {
    this.tallies = tallies;
    this.definitions = definitions;
    this.memory = memory;
  }

  /**
   * The rows of an answer: for each period in order, each group.
   *
   * @param now the moment up to which stocks are known, and after which everything is the future
   */
  public List<Row> answer(Question question, Instant now) {
    return answer(question, now, beginning(question));
  }

  /**
   * @param beginning the first local day of which there is something to say, as an epoch day
   */
  List<Row> answer(Question question, Instant now, int beginning) {
    return new Answer(question, now, beginning, null, new Gatherings()).rows();
  }

  private int beginning(Question question) {
    int from = (int) question.from().toEpochDay();
    return Beginning.of(question.kpi().formula(), tallies, from);
  }

  /**
   * For many questions about times up to one moment, in one state of the tallies. What they have in
   * common is worked out once; how a stock went in a period is not said.
   */
  public AsOf asOf(Instant now) {
    return new AsOf(now);
  }

  /** Answers questions about times up to a moment. To be used by one thread. */
  public final class AsOf {
    private final Instant now;
    private final OpenAt open;
    private final Gatherings gathered = new Gatherings();
    private List<Term> latestTerms = List.of();

    private AsOf(Instant now) {
      this.now = now;
      this.open = new OpenAt(tallies, definitions, now);
    }

    /**
     * The rows of an answer: for each period in order, each group. Values are many, so what they
     * come to is kept from one question to the next for as long as those are of the same ones.
     *
     * @param question if about a stock, of periods that end on the day of the moment, or later
     */
    public List<Row> answer(Question question) {
      List<Term> terms = question.kpi().formula().terms();
      if (!terms.equals(latestTerms)) {
        gathered.forgetValues();
        latestTerms = terms;
      }
      return new Answer(question, now, beginning(question), open, gathered).rows();
    }
  }

  /** What one question needs while it is being answered. */
  private final class Answer {
    private final Question question;
    private final Instant now;
    private final int beginning;
    private final Kpi kpi;
    private final List<Period> periods;
    private final Groups groups;
    private final List<Target> targets;
    private final StockFigures open;
    private final Gatherings gathered;

    /**
     * @param open where stocks are from that are asked about as they are; null for how they went
     */
    Answer(Question question, Instant now, int beginning, StockFigures open, Gatherings gathered) {
      this.question = question;
      this.now = now;
      this.beginning = beginning;
      this.kpi = question.kpi();
      this.periods = question.interval().split(question.from(), question.to());
      this.groups = new Groups(question, definitions.profile());
      this.targets = Targets.of(kpi, definitions.profile());
      this.open = open;
      this.gathered = gathered;
    }

    List<Row> rows() {
      Formula formula = kpi.formula();
      boolean needsStock = formula.isStock() || formula instanceof FlowPerStock;
      if (open != null && needsStock && periods.get(0).to().isBefore(today())) {
        throw new IllegalArgumentException("a stock as of " + now + ", and not " + periods.get(0));
      }
      StockAnswer stocks =
          open == null
              ? new StockAnswer(tallies, definitions, memory.stocks(), question, periods, now)
              : new StockAnswer(tallies, definitions, question, periods, now, open);
      return rows(
          formula.isStock()
              ? stocks.of(formula)
              : new FlowAnswer(
                      definitions,
                      question,
                      periods,
                      now,
                      new Flows(tallies, definitions, question, periods, now, gathered),
                      stocks,
                      memory.flows())
                  .of(formula));
    }

    private List<Row> rows(Map<List<String>, Function<Integer, Figure>> byGroup) {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < periods.size(); i++) {
        Period period = periods.get(i);
        String missing = missing(period);
        for (Map.Entry<List<String>, Function<Integer, Figure>> one : byGroup.entrySet()) {
          Figure figure = missing == null ? one.getValue().apply(i) : Figure.missing(missing);
          Double target = target(one.getKey(), period);
          rows.add(
              new Row(period, groups.asked(one.getKey()), figure.against(target, kpi.direction())));
        }
      }
      return rows;
    }

    /** What is expected of a count is expected each day. */
    private Double target(List<String> group, Period period) {
      if (targets.isEmpty()) {
        return null;
      }
      Double target = Targets.target(targets, kpi, groups.named(group), period.to());
      boolean isOfEachDay = target != null && kpi.formula() instanceof Count;
      return isOfEachDay ? Double.valueOf(target * period.days()) : target;
    }

    /** Why nothing can be said about a period, or null. */
    private String missing(Period period) {
      if (period.from().isAfter(today())) {
        return "the period lies in the future";
      }
      String undeclared = Undeclared.reason(kpi.formula(), definitions.profile());
      if (undeclared != null) {
        return undeclared;
      }
      if (beginning == Integer.MAX_VALUE) {
        return "there are no events yet";
      }
      if (period.to().toEpochDay() < beginning) {
        return "there are no events before " + LocalDate.ofEpochDay(beginning);
      }
      return null;
    }

    private LocalDate today() {
      return now.atZone(definitions.calendar().zone()).toLocalDate();
    }
  }
}
