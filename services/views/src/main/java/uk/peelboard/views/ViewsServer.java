package uk.peelboard.views;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.views.api.Entities;
import uk.peelboard.views.api.ExplainApi;
import uk.peelboard.views.api.ForceApi;
import uk.peelboard.views.api.KpiApi;
import uk.peelboard.views.api.OpenApi;
import uk.peelboard.views.api.Route;
import uk.peelboard.views.board.BoardFeed;
import uk.peelboard.views.board.BoardPages;
import uk.peelboard.views.metrics.FigureSnapshots;
import uk.peelboard.views.metrics.MetricsPage;
import uk.peelboard.views.metrics.ReaderSeries;
import uk.peelboard.views.tally.CommittedConsumers;
import uk.peelboard.views.tally.Now;
import uk.peelboard.views.tally.TallyCheckpoints;
import uk.peelboard.views.tally.TallyReader;
import uk.peelboard.views.tally.TallyTable;
import uk.peelboard.views.tally.TallyTopicId;
import uk.peelboard.views.update.EarlierTallies;
import uk.peelboard.views.update.EarlierUpdates;
import uk.peelboard.views.update.EventEnds;
import uk.peelboard.views.update.PublicationApi;
import uk.peelboard.views.update.PublicationSchedule;
import uk.peelboard.views.update.Publishing;
import uk.peelboard.views.update.UpdateDesk;
import uk.peelboard.views.update.UpdateLog;
import uk.peelboard.views.update.UpdatePages;
import uk.peelboard.views.update.UpdatesAhead;

/**
 * Tallies to people: reads the tally topic and serves the board, the API, metrics and health.
 *
 * <p>What else shares the port, the registry or the health page is added between construction and
 * {@link #start}.
 */
public final class ViewsServer implements AutoCloseable {
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final ViewsSettings settings;
  private final Entities entities;
  private final EarlierTallies earlier;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ProcessMetrics process = new ProcessMetrics();
  private final Health health = new Health();
  private final TallyTable table;
  private final TallyReader reader;
  private final FigureSnapshots figures;
  private final BoardFeed board;
  private final UpdateLog updateLog;
  private final UpdateDesk desk;
  private final Publishing publishing;
  private final UpdatesAhead ahead;
  private final PublicationSchedule schedule;
  private final Definitions definitions;
  private final List<Consumer<JavalinConfig>> more = new ArrayList<>();
  private Javalin server;

  /**
   * @param entities in which figures are opened
   * @param earlier of which updates are made as they were known
   * @param clock the time of day
   */
  public ViewsServer(
      ViewsSettings settings, Entities entities, EarlierTallies earlier, Clock clock) {
    this(
        settings,
        entities,
        earlier,
        clock,
        table ->
            new TallyReader(
                CommittedConsumers.of(settings.kafka()),
                table,
                clock,
                RETRY,
                settings
                    .stateDirectory()
                    .map(
                        directory ->
                            new TallyCheckpoints(
                                directory, new TallyTopicId(settings.kafka()), clock))),
        UpdateLog.of(settings.kafka(), RETRY),
        new EventEnds(CommittedConsumers.of(settings.kafka())));
  }

  ViewsServer(
      ViewsSettings settings,
      Entities entities,
      EarlierTallies earlier,
      Clock clock,
      Function<TallyTable, TallyReader> readers,
      UpdateLog updateLog,
      PublicationSchedule.FeedEnds feedEnds) {
    this.settings = settings;
    this.entities = entities;
    this.earlier = earlier;
    this.updateLog = updateLog;
    this.definitions = new Definitions(settings.profile());
    this.table = new TallyTable(settings.profile());
    this.reader = readers.apply(table);
    this.figures =
        new FigureSnapshots(
            table,
            definitions,
            settings.now(),
            () -> reader.status().isReady(),
            settings.version());
    this.board = new BoardFeed(table, definitions, settings.now(), () -> reader.status());
    this.desk = new UpdateDesk(table, definitions, settings.now(), updateLog);
    this.publishing = new Publishing(desk, updateLog, clock, this::hasFigures);
    Now latestEvent = Now.latestEvent(clock);
    this.ahead =
        new UpdatesAhead(
            desk,
            settings.profile().zone(),
            () -> latestEvent.in(table.latest()),
            publishing::isReady);
    this.schedule =
        new PublicationSchedule(publishing, desk, updateLog, feedEnds, settings.profile());
    health.register("tallies", this::tallies);
    health.register("updates", this::updates);
    health.register("figures", this::figures);
    bindMeters();
  }

  /** What is exported at {@code /metrics} beside the figures. */
  public MeterRegistry registry() {
    return registry;
  }

  public Health health() {
    return health;
  }

  /** Adds routes that guard themselves, such as ingest's. To be called before {@link #start}. */
  public void addRoutes(Consumer<JavalinConfig> registrar) {
    more.add(registrar);
  }

  /**
   * Listens, and begins to read. Does not wait for a broker.
   *
   * @throws IllegalArgumentException when others could see figures without a token
   */
  public void start() {
    server = HttpFace.of(settings.host(), settings.port(), settings.tokens(), routes(), more);
    server.start();
    figures.start();
    board.start();
    reader.start();
    updateLog.start();
    schedule.start();
    ahead.start();
  }

  /** Whether every update that is listed has been written once, and can be had at once. */
  public boolean hasUpdatesAhead() {
    return ahead.isDone();
  }

  /** The port that is listened on. */
  public int port() {
    return server.port();
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(new BoardPages().routes());
    routes.addAll(board.routes());
    routes.addAll(new KpiApi(table, definitions, settings.now(), this::hasFigures).routes());
    routes.addAll(
        new ExplainApi(table, definitions, settings.now(), this::hasFigures, entities).routes());
    routes.addAll(
        new ForceApi(table, settings.profile(), settings.now(), this::hasFigures).routes());
    EarlierUpdates recomputed = new EarlierUpdates(earlier, definitions);
    routes.addAll(
        new UpdatePages(desk, recomputed, settings.profile(), publishing::isReady).routes());
    routes.addAll(new PublicationApi(publishing).routes());
    routes.addAll(new OpenApi(settings.version()).routes());
    routes.addAll(new MetricsPage(registry.getPrometheusRegistry()).routes());
    routes.addAll(health.routes());
    return routes;
  }

  private boolean hasFigures() {
    return reader.status().isReady();
  }

  private void bindMeters() {
    registry.getPrometheusRegistry().register(figures);
    registry.getPrometheusRegistry().register(new ReaderSeries(reader, table, figures));
    process.bindTo(registry);
  }

  private Health.Component tallies() {
    TallyReader.Status status = reader.status();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("brokerReachable", status.reachable());
    details.put("caughtUp", status.caughtUp());
    details.put("position", status.position());
    details.put("lag", status.lag() < 0 ? null : status.lag());
    details.put(
        "lastApplied", status.lastApplied() == null ? null : status.lastApplied().toString());
    details.put("skipped", status.skipped());
    details.put("unreadable", status.unreadable());
    details.put("lastError", status.error());
    String state = status.isReady() ? "read to the end" : "being read";
    return new Health.Component(
        status.isReady(), status.error() == null ? state : status.error(), details);
  }

  private Health.Component updates() {
    UpdateLog.Status status = updateLog.status();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("position", status.position());
    details.put("published", status.published());
    details.put("unreadable", status.unreadable());
    details.put("lastError", status.error());
    details.put("schedule", schedule.state());
    String state = status.isRead() ? "read to the end" : "being read";
    return new Health.Component(
        status.isRead(), status.error() == null ? state : status.error(), details);
  }

  private Health.Component figures() {
    Map<String, Object> details = new LinkedHashMap<>();
    FigureSnapshots.Latest latest = figures.latest();
    details.put("asOf", latest == null ? null : latest.asOf().toString());
    details.put("lastError", figures.error());
    String state = latest == null ? "not worked out yet" : "worked out";
    return new Health.Component(
        latest != null, figures.error() == null ? state : figures.error(), details);
  }

  /** Stops within a second. */
  @Override
  public void close() {
    if (server != null) {
      server.stop();
    }
    ahead.close();
    schedule.close();
    updateLog.close();
    reader.close();
    figures.close();
    board.close();
    process.close();
    registry.close();
  }
}
