package uk.peelboard.standalone.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.kpi.Explained;
import uk.peelboard.domain.kpi.Explanation;
import uk.peelboard.domain.kpi.Figure;
import uk.peelboard.domain.kpi.Figures;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Question;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.Measure;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.pipeline.EntityReader;
import uk.peelboard.pipeline.RecordBound;
import uk.peelboard.schemas.Admission;
import uk.peelboard.views.api.ExplainedAnswer;
import uk.peelboard.views.api.Problem;
import uk.peelboard.views.api.Where;
import uk.peelboard.views.tally.Now;

/** Opens a figure into the entities that make it up. */
@Command(
    name = "explain",
    description = {
      "Opens a figure into the calls, incidents, crimes or cases that make it up: what each of them adds.",
      "They are read from the event topics, up to where the tallies have come; the pipeline may be running.",
      "Exit code 1 when what they add up to is not what the tallies say."
    })
public final class ExplainCommand implements Callable<Integer> {
  private static final int DEFAULT_DAYS = 28;
  private static final int MOST_WITH_EVENTS = 50;
  private static final int MOST_ROWS = 1_000_000;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "KPI", description = "its id: peelboard kpis lists them")
  private String id;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      converter = Date.class,
      description = "the first local day, such as 2024-07-01 (default: four weeks up to --to)")
  private LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      converter = Date.class,
      description = "the last local day, included (default: today); what lasts is that of its end")
  private LocalDate to;

  @Option(
      names = "--where",
      paramLabel = "DIM:CODE",
      description = "limits the figure, such as grade:P1; may be given several times")
  private List<String> where = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "how many to show (default: 1000; with --events 20)")
  private Integer limit;

  @Option(
      names = "--offset",
      paramLabel = "N",
      defaultValue = "0",
      description = "how many to leave out before")
  private int offset;

  @Option(
      names = "--events",
      fallbackValue = "true",
      description = "show each one's events too; for " + MOST_WITH_EVENTS + " at most")
  private boolean events;

  @Option(names = "--json", fallbackValue = "true", description = "print JSON, as the API has it")
  private boolean json;

  @Option(names = "--csv", fallbackValue = "true", description = "print CSV, as the API has it")
  private boolean csv;

  @Mixin private KafkaOptions kafka;
  @Mixin private ProfileOption profile;
  @Mixin private ClockOption clock;

  /** A date as ISO 8601 has it. */
  private static final class Date implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException("'%s' is not a date such as 2024-07-31".formatted(text));
      }
    }
  }

  @Override
  public Integer call() {
    ForceProfile force = profile.load();
    Kpi kpi = KpisCommand.known(id);
    Map<Dimension, String> conditions = conditions(kpi, force);
    Explanation.Page page = page();
    if (json && csv) {
      throw wrong("--json and --csv are two forms: choose one");
    }
    Definitions definitions = new Definitions(force);
    Clock wall = Clock.systemUTC();
    Now now = clock.now(ClockOption.Kind.WALL, wall);
    EntityReader reader =
        new EntityReader(kafka.kafka(), definitions, Admission.DEFAULT_HORIZON, wall);
    Explained explained;
    Question question;
    Figure published;
    Instant asOf;
    try (StatusLine status = new StatusLine(spec.commandLine().getErr())) {
      status.show(0, 1, "reading the tallies");
      Set<Measure<?>> wanted = kpi.formula().measures();
      EntityReader.Published tallies =
          reader.published(measure -> wanted.contains(measure) || measure == Measures.LAST_EVENT);
      asOf = now.in(tallies.tallies());
      question = question(kpi, conditions, asOf.atZone(force.zone()).toLocalDate());
      published =
          new Figures(tallies.tallies(), definitions).answer(question, asOf).get(0).figure();
      Explanation explanation = new Explanation(question, definitions, asOf, page);
      reader.visit(
          explanation.kinds(),
          RecordBound.first(tallies.records()),
          explanation::add,
          (doing, done, of) -> status.show(done, of, doing));
      explained = explanation.explained();
    }
    print(
        question, explained, new ExplainedAnswer(question, explained, published, asOf, now, force));
    return saidOf(explained, published);
  }

  private void print(Question question, Explained explained, ExplainedAnswer answer) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(answer.json());
    } else if (csv) {
      out.print(answer.csv());
    } else {
      new ExplainedText(question, explained, profile.load().zone()).print(out);
    }
    out.flush();
  }

  private int saidOf(Explained explained, Figure published) {
    if (explained.agreesWith(published)) {
      return CommandLine.ExitCode.OK;
    }
    spec.commandLine()
        .getErr()
        .printf(
            "peelboard: the tallies say %s, the events %s; if that is so again, peelboard verify says more%n",
            ExplainedText.said(published), ExplainedText.said(explained.figure()));
    return CommandLine.ExitCode.SOFTWARE;
  }

  private Question question(Kpi kpi, Map<Dimension, String> conditions, LocalDate today) {
    LocalDate last = to == null ? today : to;
    LocalDate first = from == null ? last.minusDays(DEFAULT_DAYS - 1) : from;
    try {
      return new Question(kpi, first, last, Interval.TOTAL, List.of(), conditions);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private Map<Dimension, String> conditions(Kpi kpi, ForceProfile force) {
    try {
      return Where.of(where, kpi, force);
    } catch (Problem e) {
      String allowed = e.allowed().isEmpty() ? "" : "; there is " + String.join(", ", e.allowed());
      throw wrong("--where: " + e.getMessage() + allowed);
    }
  }

  private Explanation.Page page() {
    int most = events ? MOST_WITH_EVENTS : MOST_ROWS;
    int shown = limit == null ? (events ? 20 : 1000) : limit;
    if (shown < 0 || shown > most) {
      throw wrong("--limit %,d is not from 0 to %,d".formatted(shown, most));
    }
    if (offset < 0 || offset > MOST_ROWS) {
      throw wrong("--offset %,d is not from 0 to %,d".formatted(offset, MOST_ROWS));
    }
    return new Explanation.Page(offset, shown, events);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
