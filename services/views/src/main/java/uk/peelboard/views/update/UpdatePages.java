package uk.peelboard.views.update;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.update.Update;
import uk.peelboard.domain.update.Update.Publication;
import uk.peelboard.domain.update.UpdatePeriod;
import uk.peelboard.views.api.Client;
import uk.peelboard.views.api.Problem;
import uk.peelboard.views.api.Route;

/** The updates under HTTP: a list, each in four forms, and a feed. */
public final class UpdatePages {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'self'";

  /** How many of each kind are listed, the latest. */
  static final Map<Interval, Integer> LISTED =
      Map.of(Interval.WEEK, 26, Interval.MONTH, 36, Interval.QUARTER, 12, Interval.YEAR, 10);

  /** When a state of an update was first seen, by what it says. */
  private record Seen(String hash, Instant at) {}

  private final UpdateDesk desk;
  private final EarlierUpdates earlier;
  private final ForceProfile profile;
  private final BooleanSupplier ready;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  /**
   * @param ready whether the tallies can be believed, and it is known what has been published
   */
  public UpdatePages(
      UpdateDesk desk, EarlierUpdates earlier, ForceProfile profile, BooleanSupplier ready) {
    this.desk = desk;
    this.earlier = earlier;
    this.profile = profile;
    this.ready = ready;
  }

  public List<Route> routes() {
    ZoneId zone = profile.zone();
    return List.of(
        asset("/updates/update.css", "update.css", "text/css; charset=utf-8"),
        asset("/updates/icon.svg", "icon.svg", "image/svg+xml"),
        Route.updates("/updates.atom", this::feed),
        Route.updates("/updates", this::index),
        Route.updates(
            "/updates/{period}.csv",
            context ->
                answer(
                    context,
                    "csv",
                    "text/csv; charset=utf-8; header=present",
                    (update, which) -> bytes(UpdateCsv.of(update)))),
        Route.updates(
            "/updates/{period}.json",
            context ->
                answer(
                    context,
                    "json",
                    "application/json",
                    (update, which) -> UpdateJson.write(update))),
        Route.updates(
            "/updates/{period}.ods",
            context ->
                answer(
                    context,
                    "ods",
                    "application/vnd.oasis.opendocument.spreadsheet",
                    (update, which) -> UpdateSheets.of(update))),
        Route.updates(
            "/updates/{period}",
            context ->
                answer(
                    context,
                    "html",
                    "text/html; charset=utf-8",
                    (update, which) -> bytes(UpdatePage.of(update, zone, which)))));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void answer(
      Context context,
      String form,
      String contentType,
      BiFunction<Update, WhichUpdate, byte[]> write) {
    requireReady();
    WhichUpdate which = WhichUpdate.of(context);
    Update update;
    try {
      update = update(which, Client.of(context));
    } catch (EarlierUpdates.GoneException e) {
      return;
    }
    String hash = hash(update);
    Instant since = since(update, which, hash);
    if (isKnown(context, "W/\"" + hash + '-' + form + '"', since)) {
      return;
    }
    if (!form.equals("html")) {
      context.header(
          "Content-Disposition",
          "inline; filename=\"force-contact-" + update.period() + '.' + form + '"');
    }
    send(context, contentType, write.apply(update, which));
  }

  private Update update(WhichUpdate which, Client client) {
    if (which.asKnownAt() != null) {
      if (which.asKnownAt().isAfter(desk.now())) {
        throw Problem.badParameter(
            WhichUpdate.AS_KNOWN_AT, "nothing is known yet of " + which.asKnownAt());
      }
      return earlier.asKnownAt(which.period(), which.asKnownAt(), client);
    }
    if (which.version() == null) {
      return desk.update(which.period());
    }
    Update version = desk.version(which.period(), which.version());
    if (version == null) {
      throw Problem.of(
          404, "%s has no version %d".formatted(which.period().label(), which.version()));
    }
    return version;
  }

  private void requireReady() {
    if (!ready.getAsBoolean()) {
      throw Problem.of(
          503, "the tallies, or what has been published, have not been read to their end yet");
    }
  }

  static UpdatePeriod period(String label) {
    try {
      return UpdatePeriod.of(label);
    } catch (IllegalArgumentException e) {
      throw Problem.of(404, e.getMessage());
    }
  }

  /** Of all that is said but the moment at which it was worked out. */
  static String hash(Update update) {
    byte[] figures = UpdateJson.write(update.asOf(Instant.EPOCH));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(figures);
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** What is asked for as it was does not change. */
  private Instant since(Update update, WhichUpdate which, String hash) {
    if (which.asKnownAt() != null) {
      return which.asKnownAt().truncatedTo(ChronoUnit.SECONDS);
    }
    if (which.version() != null) {
      return update.publication().at().truncatedTo(ChronoUnit.SECONDS);
    }
    return seen.compute(
            update.period(),
            (period, before) ->
                before != null && before.hash.equals(hash) ? before : new Seen(hash, desk.now()))
        .at
        .truncatedTo(ChronoUnit.SECONDS);
  }

  /** Answers 304 where whoever asks has it already. */
  private static boolean isKnown(Context context, String tag, Instant since) {
    context
        .header("ETag", tag)
        .header(
            "Last-Modified",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(since.atOffset(ZoneOffset.UTC)))
        .header("Cache-Control", "no-cache");
    String tags = context.header("If-None-Match");
    boolean known =
        tags == null
            ? isNotModified(context.header("If-Modified-Since"), since)
            : tags.equals("*") || List.of(tags.split("\\s*,\\s*", -1)).contains(tag);
    if (known) {
      context.status(304);
    }
    return known;
  }

  private static boolean isNotModified(String date, Instant since) {
    if (date == null) {
      return false;
    }
    try {
      Instant known = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return !since.isAfter(known);
    } catch (DateTimeException e) {
      // As RFC 9110 has it, such a date is not there.
      return false;
    }
  }

  private static void send(Context context, String contentType, byte[] body) {
    context
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-cache")
        .contentType(contentType)
        .result(body);
  }

  private void index(Context context) {
    requireReady();
    List<UpdateIndex.Entry> entries = new ArrayList<>();
    LISTED.forEach(
        (kind, most) ->
            desk.listed(kind, most)
                .forEach(period -> entries.add(new UpdateIndex.Entry(period, status(period)))));
    send(context, "text/html; charset=utf-8", bytes(UpdateIndex.of(profile.name(), entries)));
  }

  private void feed(Context context) {
    requireReady();
    List<UpdateFeed.Entry> entries = new ArrayList<>();
    LISTED.forEach((kind, most) -> entries.addAll(news(kind, most)));
    entries.sort(Comparator.comparing(UpdateFeed.Entry::updated).reversed());
    String base = context.scheme() + "://" + context.host();
    String feed = UpdateFeed.of(profile.name(), base, entries, Instant.EPOCH);
    Instant since = entries.isEmpty() ? Instant.EPOCH : entries.get(0).updated();
    String tag = "W/\"" + Integer.toHexString(feed.hashCode()) + '"';
    if (!isKnown(context, tag, since.truncatedTo(ChronoUnit.SECONDS))) {
      send(context, "application/atom+xml; charset=utf-8", bytes(feed));
    }
  }

  private String status(UpdatePeriod period) {
    Publication published = desk.publication(period);
    if (published == null) {
      return isOver(period) ? "Over, not published" : "Not over";
    }
    String on = "Published on " + Written.moment(published.at(), profile.zone());
    return published.version() == 1 ? on : on + ", version " + published.version();
  }

  private boolean isOver(UpdatePeriod period) {
    return period.to().isBefore(desk.today());
  }

  /** What has become available of a kind, the latest first. */
  private List<UpdateFeed.Entry> news(Interval kind, int most) {
    return desk.periods(kind, most).stream().filter(this::isOver).map(this::news).toList();
  }

  private UpdateFeed.Entry news(UpdatePeriod period) {
    Publication published = desk.publication(period);
    return new UpdateFeed.Entry(
        "urn:peelboard:update:" + period.label(),
        period.title(),
        period.label(),
        published == null
            ? period.to().plusDays(1).atStartOfDay(profile.zone()).toInstant()
            : published.at(),
        published == null
            ? "The period is over. Not published yet: figures may change."
            : summary(published));
  }

  private static String summary(Publication published) {
    return published.version() == 1
        ? "Published."
        : "Version %d, published in place of the one before: %s"
            .formatted(published.version(), published.reason());
  }

  private static Route asset(String path, String file, String contentType) {
    byte[] content = read("/uk/peelboard/views/update/" + file);
    Handler handler = context -> send(context, contentType, content);
    return Route.updates(path, handler);
  }

  private static byte[] read(String resource) {
    try (InputStream in = UpdatePages.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("a part of the program is missing: " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("a part of the program is damaged: " + resource, e);
    }
  }
}
