package uk.peelboard.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.peelboard.domain.event.CallPayload.CallPresented;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.ingest.EventPublisher;

/**
 * Follows marked events: calls on the line OTHER, which no load uses, one at a time in each area,
 * so that a figure that has risen tells which of them it has counted.
 *
 * <p>It asks for one metric and for one KPI in turn, each some 40 times a second, since all 8,000
 * series as often would keep a core busy. What it finds includes the way back of the answer and the
 * time since it last asked: 12 milliseconds more than the truth, on average.
 */
final class FreshnessProbe {
  private static final String LINE = "OTHER";
  private static final String METRIC = "peelboard_calls_presented_total";
  private static final String METRICS = "/metrics?name%5B%5D=" + METRIC;
  private static final String BOARD =
      "/api/v1/kpis/calls-presented?from=2023-07-01&to=2033-07-01&interval=total&by=line,area"
          + "&where=line:OTHER";
  private static final Pattern SAMPLE =
      Pattern.compile(METRIC + "\\{(?=[^}]*line=\"OTHER\")[^}]*area=\"([^\"]+)\"[^}]*} (\\S+)");
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final JsonMapper JSON = new JsonMapper();

  /** The most that is waited after one marked event of an area before the next. */
  private static final double LONGEST_PAUSE_NANOS = 150e6;

  /** One way in which a figure can be seen, and how fresh it was. */
  private static final class Sight {
    private final String name;
    private final List<Double> millis = new ArrayList<>();
    private Map<String, Double> values = Map.of();

    Sight(String name) {
      this.name = name;
    }
  }

  /** An area's marked event that is under way, or else when there is to be another. */
  private static final class Mark {
    private final Map<Sight, Double> unseen = new HashMap<>();
    private volatile long acknowledged;
    private long next;
  }

  private final Web web;
  private final EventPublisher publisher;
  private final PacedLoad load;
  private final Random random = new Random(11);
  private final Sight metrics = new Sight("metrics");
  private final Sight board = new Sight("board");
  private final Map<String, Mark> marks = new LinkedHashMap<>();
  private long looked;

  FreshnessProbe(Web web, EventPublisher publisher, PacedLoad load, Set<String> areas) {
    this.web = web;
    this.publisher = publisher;
    this.load = load;
    areas.forEach(area -> marks.put(area, new Mark()));
  }

  /** Waits until a marked event has been seen of every area. */
  void untilCaughtUp() throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (metrics.millis.size() < marks.size() || board.millis.size() < marks.size()) {
      if (System.nanoTime() > until) {
        throw new BenchFailure("a marked event was not counted");
      }
      step();
    }
  }

  /** Forgets what it has found. */
  void beginAnew() {
    metrics.millis.clear();
    board.millis.clear();
  }

  /** Publishes and looks if it is time to. To be called all the while. */
  void step() throws InterruptedException {
    for (Map.Entry<String, Mark> one : marks.entrySet()) {
      Mark mark = one.getValue();
      if (looked > 0 && mark.unseen.isEmpty() && System.nanoTime() >= mark.next) {
        publish(one.getKey(), mark);
      }
    }
    if (System.nanoTime() - looked >= BETWEEN_LOOKS.toNanos()) {
      looked = System.nanoTime();
      see(metrics, metrics());
      see(board, board());
    }
  }

  /** What it has found, by names that end in a suffix. */
  void addTo(Map<String, Double> figures, String suffix) {
    for (Sight sight : List.of(metrics, board)) {
      List<Double> sorted = sight.millis.stream().sorted().toList();
      figures.put(sight.name + "Marks" + suffix, (double) sorted.size());
      for (int percent : new int[] {50, 90, 99}) {
        int rank = (sorted.size() * percent + 99) / 100;
        figures.put(
            "%sP%dMillis%s".formatted(sight.name, percent, suffix),
            sorted.isEmpty() ? Double.NaN : sorted.get(Math.max(1, rank) - 1));
      }
    }
  }

  private void publish(String area, Mark mark) throws InterruptedException {
    mark.unseen.put(metrics, metrics.values.getOrDefault(area, 0.0));
    mark.unseen.put(board, board.values.getOrDefault(area, 0.0));
    mark.acknowledged = 0;
    UUID id = new UUID(random.nextLong(), random.nextLong());
    Instant at = Instant.ofEpochMilli(load.latestMillis());
    Event event =
        new Event(id, "M-" + id, at, at, "bench", new CallPresented(LINE, area, null, null));
    var unused =
        publisher
            .publish(new AddressedEvent(EntityKind.CALL, event))
            .thenRun(() -> mark.acknowledged = System.nanoTime());
  }

  private void see(Sight sight, Map<String, Double> values) {
    long seen = System.nanoTime();
    sight.values = values;
    for (Map.Entry<String, Mark> one : marks.entrySet()) {
      Mark mark = one.getValue();
      Double before = mark.unseen.get(sight);
      double value = values.getOrDefault(one.getKey(), 0.0);
      if (before != null && mark.acknowledged > 0 && value > before) {
        sight.millis.add((seen - mark.acknowledged) / 1e6);
        mark.unseen.remove(sight);
        mark.next = seen + (long) (random.nextDouble() * LONGEST_PAUSE_NANOS);
      }
    }
  }

  private Map<String, Double> metrics() {
    Map<String, Double> values = new HashMap<>();
    Matcher sample = SAMPLE.matcher(web.get(METRICS));
    while (sample.find()) {
      values.put(sample.group(1), Double.valueOf(sample.group(2)));
    }
    return values;
  }

  private Map<String, Double> board() {
    try {
      Map<String, Double> values = new HashMap<>();
      for (JsonNode row : JSON.readTree(web.get(BOARD)).get("rows")) {
        values.put(row.get("area").asText(), row.get("value").asDouble());
      }
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
