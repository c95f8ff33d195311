package uk.peelboard.views.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.kpi.EmptyDays;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.views.api.Answer;
import uk.peelboard.views.api.Problem;
import uk.peelboard.views.api.Route;
import uk.peelboard.views.metrics.Window;
import uk.peelboard.views.tally.Now;
import uk.peelboard.views.tally.TallyReader;
import uk.peelboard.views.tally.TallySnapshot;
import uk.peelboard.views.tally.TallyTable;

/**
 * The board's figures, as server-sent events to whoever watches: worked out once for all of them
 * after each change of the tallies, and not at all while nobody watches.
 *
 * <p>A state goes out every two seconds at least, since ages grow without events. So whoever hears
 * nothing for longer has lost the connection, and a connection that is dead is found by writing.
 */
public final class BoardFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BoardFeed.class);

  private static final String EVENT_STREAM = "text/event-stream";
  private static final String EVENT = "board";
  private static final Duration AT_MOST_EVERY = Duration.ofMillis(250);
  private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(2);
  private static final long CLOSING_MILLIS = 1000;

  /** A force has tens of screens. Each may occupy a thread for as long as it takes to write. */
  private static final int MOST_CLIENTS = 250;

  private final TallyTable table;
  private final Definitions definitions;
  private final Now now;
  private final Supplier<TallyReader.Status> reading;
  private final BoardFigures figures;
  private final Map<SseClient, BoardClient> clients = new ConcurrentHashMap<>();
  private final ExecutorService senders = Executors.newCachedThreadPool(BoardFeed::sender);
  private final Semaphore changes = new Semaphore(0);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "board-feed");
  private BoardState state = new BoardState(BoardState.NOTHING, "{}", Map.of());
  private boolean failing;

  /**
   * @param reading how far the table can be believed
   */
  public BoardFeed(
      TallyTable table, Definitions definitions, Now now, Supplier<TallyReader.Status> reading) {
    this.table = table;
    this.definitions = definitions;
    this.now = now;
    this.reading = reading;
    this.figures = new BoardFigures(definitions, now);
    thread.setDaemon(true);
  }

  private static Thread sender(Runnable work) {
    Thread thread = new Thread(work, "board-sender");
    thread.setDaemon(true);
    return thread;
  }

  /** Works out states after each change of the table, and from time to time. */
  public void start() {
    table.whenChanged(this::look);
    thread.start();
  }

  private void look() {
    if (changes.availablePermits() == 0) {
      changes.release();
    }
  }

  public List<Route> routes() {
    return List.of(Route.get("/api/v1/board", this::board));
  }

  private void board(Context context) throws Exception {
    String accept = context.header("Accept");
    if (accept != null && accept.equals(EVENT_STREAM)) {
      if (clients.size() >= MOST_CLIENTS) {
        throw Problem.of(503, "as many as can be watch the board already");
      }
      new SseHandler(this::watch).handle(context);
      return;
    }
    context
        .header("Vary", "Accept")
        .header("Cache-Control", "no-cache")
        .contentType("application/json")
        .result(refresh().json(BoardState.NOTHING));
  }

  private void watch(SseClient sse) {
    sse.keepAlive();
    BoardClient client = new BoardClient(state -> sse.sendEvent(EVENT, state), senders);
    sse.onClose(() -> clients.remove(sse));
    clients.put(sse, client);
    look();
  }

  private void run() {
    try {
      while (closed.getCount() > 0) {
        if (changes.tryAcquire(AT_LEAST_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
          changes.drainPermits();
        }
        long began = System.nanoTime();
        if (!clients.isEmpty()) {
          BoardState latest = refresh();
          clients.values().forEach(client -> client.show(latest));
        }
        // However long it takes, most of the time is left to others.
        long pause = Math.max(AT_MOST_EVERY.toNanos(), 2 * (System.nanoTime() - began));
        if (closed.await(pause, TimeUnit.NANOSECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The state as it is now. */
  private synchronized BoardState refresh() {
    TallyReader.Status status = reading.get();
    TallySnapshot tallies = table.latest();
    Instant asOf = now.in(tallies);
    String problem = status.error();
    Map<String, String> rows = Map.of();
    if (status.isReady()) {
      try {
        rows = figures.of(tallies, asOf);
        failing = false;
      } catch (RuntimeException e) {
        if (!failing) {
          LOG.error("The board's figures cannot be worked out, so none are sent", e);
        }
        failing = true;
        problem = "the figures cannot be worked out: the log has the reason";
      }
    }
    state = state.next(head(tallies, asOf, status.isReady() && !failing, problem), rows);
    return state;
  }

  /**
   * @param ready whether there are figures
   * @param problem why they are not, or stand still; null where all is well
   */
  private String head(TallySnapshot tallies, Instant asOf, boolean ready, String problem) {
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head.put("ready", ready);
    head.put("problem", problem);
    head.put("missing", missing(tallies, asOf));
    head.putObject("clock").put("kind", now.id()).put("now", time(asOf));
    ArrayNode feeds = head.putArray("feeds");
    for (FeedSilence one : FeedSilence.of(tallies, definitions.profile(), asOf)) {
      feeds
          .addObject()
          .put("topic", one.feed().topic())
          .put("last", one.last() == null ? null : time(one.last()))
          .put("silent", one.isSilent(asOf))
          .put("silentAfterSeconds", one.limit() == null ? null : one.limit().toSeconds());
    }
    return head.toString();
  }

  /** What is not known of the last four weeks, such as a past that is still being counted. */
  private String missing(TallySnapshot tallies, Instant asOf) {
    LocalDate today = asOf.atZone(definitions.profile().zone()).toLocalDate();
    int first = tallies.firstDay(Fact.typeOf(EntityKind.CALL));
    LocalDate from = Window.TWENTY_EIGHT_DAYS.firstDay(today);
    if (first == Integer.MAX_VALUE) {
      return null;
    }
    LocalDate begin = LocalDate.ofEpochDay(Math.max(first, from.toEpochDay()));
    if (!begin.isBefore(today)) {
      return null;
    }
    int days = EmptyDays.of(tallies, EntityKind.CALL, begin, today.minusDays(1)).size();
    return days == 0
        ? null
        : "there are no calls on %d of the last %d days"
            .formatted(days, ChronoUnit.DAYS.between(begin, today));
  }

  private String time(Instant instant) {
    return Answer.time(instant, definitions.profile().zone());
  }

  @Override
  public void close() {
    closed.countDown();
    look();
    senders.shutdownNow();
    try {
      thread.join(CLOSING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
