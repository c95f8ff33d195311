package uk.peelboard.views.api;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import uk.peelboard.domain.kpi.Explained;
import uk.peelboard.domain.kpi.Explanation;
import uk.peelboard.domain.kpi.Figure;
import uk.peelboard.domain.kpi.Figures;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Question;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.views.tally.Now;
import uk.peelboard.views.tally.TallySnapshot;
import uk.peelboard.views.tally.TallyTable;

/**
 * Opens a figure into its entities. They are read from the events each time, one figure at a time,
 * for as long as whoever asked waits and a minute at most.
 */
public final class ExplainApi {
  static final int DEFAULT_LIMIT = 1_000;
  static final int MOST_PARTS = 100_000;
  static final int MOST_WITH_EVENTS = 50;

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int ASK_AGAIN_SECONDS = 5;

  /** Nobody waits any more. */
  private static final class GoneException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final TallyTable table;
  private final Definitions definitions;
  private final Now now;
  private final BooleanSupplier ready;
  private final Entities entities;
  private final Semaphore turn = new Semaphore(1);

  /**
   * @param ready whether the table can be believed
   */
  public ExplainApi(
      TallyTable table,
      Definitions definitions,
      Now now,
      BooleanSupplier ready,
      Entities entities) {
    this.table = table;
    this.definitions = definitions;
    this.now = now;
    this.ready = ready;
    this.entities = entities;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/api/v1/kpis/{id}/explain.csv", context -> explain(context, Format.CSV)),
        Route.get(
            "/api/v1/kpis/{id}/explain", context -> explain(context, Format.accepted(context))));
  }

  private void explain(Context context, Format format) {
    Kpi kpi = KpiApi.kpi(context.pathParam("id"));
    if (!ready.getAsBoolean()) {
      throw Problem.of(503, "the tallies have not been read to their end yet");
    }
    TallySnapshot tallies = table.latest();
    Instant asOf = now.in(tallies);
    LocalDate today = asOf.atZone(definitions.calendar().zone()).toLocalDate();
    Question question = Asked.oneFigure(context, kpi, definitions.profile(), today);
    Explanation explanation = new Explanation(question, definitions, asOf, page(context));
    context.header("Cache-Control", "no-store").header("Vary", "Accept");
    if (!turn.tryAcquire()) {
      throw Problem.later(
          429, "another figure is being opened; one is at a time", ASK_AGAIN_SECONDS);
    }
    try {
      open(explanation, tallies, Client.of(context));
    } catch (GoneException e) {
      return;
    } finally {
      turn.release();
    }
    Explained explained = explanation.explained();
    Figure published = new Figures(tallies, definitions).answer(question, asOf).get(0).figure();
    ExplainedAnswer answer =
        new ExplainedAnswer(question, explained, published, asOf, now, definitions.profile());
    if (format == Format.CSV) {
      context.header("Content-Disposition", "inline; filename=\"" + kpi.id() + "-explained.csv\"");
    }
    context
        .contentType(format.contentType())
        .result(format == Format.CSV ? answer.csv() : answer.json());
  }

  private void open(Explanation explanation, TallySnapshot tallies, Client client) {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    try {
      entities.visit(
          explanation.kinds(),
          tallies.records(),
          explanation::add,
          () -> {
            if (client.isGone()) {
              throw new GoneException();
            }
            if (System.nanoTime() - deadline > 0) {
              throw tooLong();
            }
          });
    } catch (Entities.UnavailableException e) {
      throw Problem.later(503, e.getMessage(), ASK_AGAIN_SECONDS);
    }
  }

  private static Problem tooLong() {
    return Problem.later(
        503,
        "there are more events than can be read in %d s: peelboard explain takes as long as it needs"
            .formatted(LONGEST.toSeconds()),
        (int) LONGEST.toSeconds());
  }

  private static Explanation.Page page(Context context) {
    boolean withEvents = Asked.flag(context, "events");
    int most = withEvents ? MOST_WITH_EVENTS : MOST_PARTS;
    int limit = Asked.number(context, "limit", Math.min(DEFAULT_LIMIT, most), most);
    int offset = Asked.number(context, "offset", 0, MOST_PARTS - limit);
    return new Explanation.Page(offset, limit, withEvents);
  }
}
