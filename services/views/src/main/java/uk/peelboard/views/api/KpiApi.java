package uk.peelboard.views.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import uk.peelboard.domain.kpi.FigureMemory;
import uk.peelboard.domain.kpi.Figures;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.kpi.Question;
import uk.peelboard.domain.kpi.Row;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.views.tally.Now;
import uk.peelboard.views.tally.TallySnapshot;
import uk.peelboard.views.tally.TallyTable;

/** The catalogue, and every figure. */
public final class KpiApi {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST_SUGGESTIONS = 3;

  private final TallyTable table;
  private final Definitions definitions;
  private final Now now;
  private final BooleanSupplier ready;
  private final FigureMemory memory = new FigureMemory();

  /** Table versions begin anew with each process. */
  private final String process = UUID.randomUUID().toString().substring(0, 8);

  /**
   * @param ready whether the table can be believed
   */
  public KpiApi(TallyTable table, Definitions definitions, Now now, BooleanSupplier ready) {
    this.table = table;
    this.definitions = definitions;
    this.now = now;
    this.ready = ready;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/api/v1/kpis", context -> catalogue(context, Format.accepted(context))),
        Route.get("/api/v1/kpis.csv", context -> catalogue(context, Format.CSV)),
        Route.get("/api/v1/kpis/{id}.csv", context -> figures(context, Format.CSV)),
        Route.get("/api/v1/kpis/{id}", context -> figures(context, Format.accepted(context))),
        Route.get("/api/v1/kpis/{id}/spc", context -> chart(context, Format.accepted(context))),
        Route.get("/api/v1/kpis/{id}/spc.csv", context -> chart(context, Format.CSV)));
  }

  private void catalogue(Context context, Format format) throws IOException {
    ForceProfile profile = definitions.profile();
    String text;
    if (format == Format.CSV) {
      text = Catalogue.table(profile).csv();
    } else {
      StringWriter all = new StringWriter();
      try (JsonGenerator json = JSON.createGenerator(all)) {
        json.writeStartObject();
        json.writeArrayFieldStart("kpis");
        for (Kpi kpi : Kpis.all()) {
          Catalogue.writeJson(json, kpi, profile);
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      text = all.toString();
    }
    answer(context, format, text);
  }

  private void figures(Context context, Format format) {
    Kpi kpi = kpi(context.pathParam("id"));
    Moment moment = moment();
    Question question = Asked.question(context, kpi, definitions.profile(), moment.today);
    if (isNews(context, tag(moment, question, format))) {
      Answer answer =
          new Answer(question, rows(moment, question), moment.asOf, now, definitions.profile());
      name(context, format, kpi.id());
      answer(context, format, format == Format.CSV ? answer.csv() : answer.json());
    }
  }

  private void chart(Context context, Format format) {
    Kpi kpi = kpi(context.pathParam("id"));
    Moment moment = moment();
    Question question = Asked.series(context, kpi, definitions.profile(), moment.today);
    if (isNews(context, tag(moment, question, format))) {
      ChartAnswer answer =
          new ChartAnswer(
              question,
              rows(moment, question),
              moment.today,
              moment.asOf,
              now,
              definitions.profile());
      name(context, format, kpi.id() + "-spc");
      answer(context, format, format == Format.CSV ? answer.csv() : answer.json());
    }
  }

  /** One state of the tallies, and the moment and day as of which it is asked. */
  private record Moment(TallySnapshot tallies, Instant asOf, LocalDate today) {}

  private Moment moment() {
    if (!ready.getAsBoolean()) {
      throw Problem.of(503, "the tallies have not been read to their end yet");
    }
    TallySnapshot tallies = table.latest();
    Instant asOf = now.in(tallies);
    return new Moment(tallies, asOf, asOf.atZone(definitions.calendar().zone()).toLocalDate());
  }

  private List<Row> rows(Moment moment, Question question) {
    return new Figures(moment.tallies, definitions, memory).answer(question, moment.asOf);
  }

  private static boolean isNews(Context context, String tag) {
    context.header("ETag", tag);
    boolean isNews = !tag.equals(context.header("If-None-Match"));
    if (!isNews) {
      context.status(304);
    }
    return isNews;
  }

  private static void name(Context context, Format format, String name) {
    if (format == Format.CSV) {
      context.header("Content-Disposition", "inline; filename=\"" + name + ".csv\"");
    }
  }

  private static void answer(Context context, Format format, String text) {
    context
        .header("Vary", "Accept")
        .header("Cache-Control", "no-cache")
        .contentType(format.contentType())
        .result(text);
  }

  /** Weak: the clock in an answer goes on while its figures stay. */
  private String tag(Moment moment, Question question, Format format) {
    String time =
        question.kpi().asksTheClock()
            ? Long.toString(moment.asOf.getEpochSecond())
            : moment.today.toString();
    int asked =
        List.of(
                question.kpi().id(),
                question.from(),
                question.to(),
                question.interval(),
                question.by(),
                question.where())
            .hashCode();
    return String.format(
        "W/\"%s-%d-%s-%08x-%s\"", process, moment.tallies.version(), time, asked, format);
  }

  static Kpi kpi(String id) {
    Kpi kpi = Kpis.ofId(id);
    if (kpi == null) {
      List<String> similar =
          Kpis.all().stream()
              .map(Kpi::id)
              .sorted(Comparator.comparingInt(other -> distance(id, other)))
              .limit(MOST_SUGGESTIONS)
              .toList();
      throw Problem.notFound("there is no KPI of that id; /api/v1/kpis lists them", similar);
    }
    return kpi;
  }

  /** How many letters to put in, take out or change. */
  private static int distance(String one, String two) {
    String from = one.length() > 60 ? one.substring(0, 60) : one;
    int[] row = new int[two.length() + 1];
    for (int j = 0; j <= two.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= two.length(); j++) {
        int above = row[j];
        int changed = diagonal + (from.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[two.length()];
  }
}
